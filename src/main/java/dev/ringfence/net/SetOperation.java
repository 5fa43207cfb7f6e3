package dev.ringfence.net;

/** What becomes of a value that is in the left set, in the right set, or in both. */
enum SetOperation {
  UNION(true, true, true),
  INTERSECT(false, false, true),
  MINUS(true, false, false);

  private final boolean keepsLeft;
  private final boolean keepsRight;
  private final boolean keepsBoth;

  SetOperation(boolean keepsLeft, boolean keepsRight, boolean keepsBoth) {
    this.keepsLeft = keepsLeft;
    this.keepsRight = keepsRight;
    this.keepsBoth = keepsBoth;
  }

  boolean keeps(boolean isLeft, boolean isRight) {
    if (isLeft && isRight) {
      return keepsBoth;
    }
    return isLeft ? keepsLeft : isRight && keepsRight;
  }
}
