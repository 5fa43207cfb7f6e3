package dev.ringfence.score;

import dev.ringfence.control.Control;
import java.util.List;
import java.util.Optional;

/**
 * How one control came out.
 *
 * @param checks in catalogue order
 * @param score empty where nothing was there to be judged
 */
public record ControlScore(
    Control control, List<CheckScore> checks, Tally tally, Optional<Score> score) {
  public ControlScore {
    checks = List.copyOf(checks);
  }
}
