package dev.ringfence.cloudformation;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Bounds what an evaluation may cost, whatever the templates ask for. Not a clock: the same
 * templates always come to the same values.
 */
final class Steps {
  /** Longest text that is made out of others, in UTF-16 code units. */
  static final int LONGEST = 64 << 10;

  private static final int DEEPEST = 300;

  private long left;
  private int depth;
  private final Set<String> underWay = new HashSet<>();

  /**
   * @param most values that may be computed
   */
  Steps(long most) {
    left = most;
  }

  /** What is computed, or the refusal where that takes too much. */
  Term spend(Supplier<Term> computed, Supplier<Term> refused) {
    if (left <= 0 || depth >= DEEPEST) {
      return refused.get();
    }
    left--;
    depth++;
    try {
      return computed.get();
    } finally {
      depth--;
    }
  }

  /** What is computed, or the refusal where it leads to itself. */
  Term once(String what, Supplier<Term> computed, Supplier<Term> refused) {
    if (!underWay.add(what)) {
      return refused.get();
    }
    try {
      return computed.get();
    } finally {
      underWay.remove(what);
    }
  }
}
