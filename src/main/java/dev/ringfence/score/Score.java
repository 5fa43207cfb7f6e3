package dev.ringfence.score;

/**
 * How much conforms, always read together with how much could be judged.
 *
 * @param satisfied share that conforms, 0-1; what could not be judged does not
 * @param excepted share that does not conform and is approved, 0-1; never part of {@link
 *     #satisfied}
 */
public record Score(double satisfied, double excepted, Coverage coverage) {
  public static final Score ZERO = new Score(0, 0, new Coverage(0));

  /** Sums of shares may miss a bound by their last binary digits. */
  private static final double ROUNDING = 1e-9;

  public Score {
    if (satisfied < 0 || excepted < 0 || satisfied + excepted > coverage.share() + ROUNDING) {
      throw new IllegalArgumentException(
          "%s satisfied and %s excepted of %s judged"
              .formatted(satisfied, excepted, coverage.share()));
    }
  }
}
