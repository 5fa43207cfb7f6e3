package dev.ringfence.score;

import java.util.List;
import java.util.Optional;

/**
 * How everything came out.
 *
 * @param formula version of the formula; figures of different versions are not compared
 * @param controls in order of their ids
 * @param score empty where nothing was there to be judged
 */
public record Scorecard(
    String formula, List<ControlScore> controls, Tally tally, Optional<Score> score) {
  public Scorecard {
    controls = List.copyOf(controls);
  }
}
