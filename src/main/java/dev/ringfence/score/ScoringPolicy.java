package dev.ringfence.score;

import dev.ringfence.control.Severity;

/**
 * The one formula.
 *
 * <p>The score of a check is the mean, over the sources that have subjects for it, of the share of
 * subjects that conform. A source that could not name all its subjects counts as zero, whatever it
 * did name: of a population that is not known no share can be stated, and a share of the known rest
 * would rise when a source that holds violations falls silent. The score of a control, and of all
 * of them, is the mean of its checks, weighted by severity; checks that do not apply are left out,
 * checks that could not run count as zero. Coverage is the same mean of the share that could be
 * judged.
 */
public final class ScoringPolicy {
  /** Changes with any change to what is computed here. */
  public static final String FORMULA = "1";

  private ScoringPolicy() {}

  /** How much a check of a severity counts. */
  public static int weight(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 8;
      case HIGH -> 4;
      case MEDIUM -> 2;
      case LOW -> 1;
    };
  }

  static Score mean(Iterable<Weighted> parts) {
    double weights = 0;
    double satisfied = 0;
    double excepted = 0;
    double covered = 0;
    for (Weighted part : parts) {
      weights += part.weight();
      satisfied += part.weight() * part.score().satisfied();
      excepted += part.weight() * part.score().excepted();
      covered += part.weight() * part.score().coverage().share();
    }
    return weights == 0
        ? Score.ZERO
        : new Score(satisfied / weights, excepted / weights, new Coverage(covered / weights));
  }

  record Weighted(int weight, Score score) {}
}
