package dev.ringfence.terraform;

/**
 * Bounds what an evaluation may cost, whatever the configuration asks for. Not a clock: the same
 * configuration always comes to the same values.
 */
final class Budget {
  /** Deepest chain of expressions, locals, variables and modules that lead to each other. */
  private static final int DEEPEST = 700;

  private static final int DEEPEST_VALUE = 100;

  private long steps;
  private int depth;

  /**
   * @param steps expressions and elements that may be computed
   */
  Budget(long steps) {
    this.steps = steps;
  }

  /** Whether one more level and step are affordable; {@link #leave} must follow if so. */
  boolean enter() {
    if (steps <= 0 || depth >= DEEPEST) {
      return false;
    }
    steps--;
    depth++;
    return true;
  }

  void leave() {
    depth--;
  }

  void spend(long more) {
    steps -= more;
  }

  String refusal() {
    return steps <= 0
        ? "the configuration takes more steps to evaluate than are allowed"
        : "references nested more than " + DEEPEST + " levels deep";
  }

  /** Whether a value is too large to be worked with. */
  static boolean isExcessive(Value value) {
    return value.weight() > Values.MOST_PARTS || value.depth() > DEEPEST_VALUE;
  }
}
