package dev.ringfence.net;

/** Walks the cuts of two step functions in ascending order, each distinct cut once. */
final class Sweep {
  private final long[] leftCuts;
  private final long[] rightCuts;
  private int left;
  private int right;
  private long high;
  private long low;

  /** Both arrays hold the high and low half of ascending unsigned values in turn. */
  Sweep(long[] leftCuts, long[] rightCuts) {
    this.leftCuts = leftCuts;
    this.rightCuts = rightCuts;
  }

  /** Moves to the next cut of either side; false when there is none. */
  boolean advance() {
    boolean hasLeft = left < leftCuts.length;
    boolean hasRight = right < rightCuts.length;
    if (!hasLeft && !hasRight) {
      return false;
    }
    int order = !hasLeft ? 1 : !hasRight ? -1 : compareNext();
    high = order <= 0 ? leftCuts[left] : rightCuts[right];
    low = order <= 0 ? leftCuts[left + 1] : rightCuts[right + 1];
    left += order <= 0 ? 2 : 0;
    right += order >= 0 ? 2 : 0;
    return true;
  }

  private int compareNext() {
    return Wide.compare(leftCuts[left], leftCuts[left + 1], rightCuts[right], rightCuts[right + 1]);
  }

  /** How many of the left side's cuts are at or below the current one. */
  int left() {
    return left >> 1;
  }

  /** How many of the right side's cuts are at or below the current one. */
  int right() {
    return right >> 1;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /** How many of the cuts are at or below this value. */
  static int passed(long[] cuts, long high, long low) {
    int least = 0;
    int most = cuts.length >> 1;
    while (least < most) {
      int middle = (least + most) >>> 1;
      if (Wide.compare(cuts[2 * middle], cuts[2 * middle + 1], high, low) <= 0) {
        least = middle + 1;
      } else {
        most = middle;
      }
    }
    return least;
  }
}
