package dev.ringfence.score;

/**
 * How much of what should have been judged could be.
 *
 * @param share 0-1
 */
public record Coverage(double share) {
  /** Sums of shares may miss a bound by their last binary digits. */
  private static final double ROUNDING = 1e-9;

  public Coverage {
    if (share < 0 || share > 1 + ROUNDING) {
      throw new IllegalArgumentException("not a share: " + share);
    }
  }
}
