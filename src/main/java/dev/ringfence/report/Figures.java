package dev.ringfence.report;

import dev.ringfence.score.Score;
import java.util.Optional;

/**
 * A score as it is printed.
 *
 * @param excepted share under an exception, beside the score and not in it
 */
public record Figures(Percent score, Percent excepted, Percent coverage) {
  static final Figures NONE = new Figures(Percent.NONE, Percent.NONE, Percent.NONE);

  static Figures of(Optional<Score> score) {
    return score
        .map(
            s ->
                new Figures(
                    Percent.of(s.satisfied()),
                    Percent.of(s.excepted()),
                    Percent.of(s.coverage().share())))
        .orElse(NONE);
  }
}
