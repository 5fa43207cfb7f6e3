package dev.ringfence.flow;

import java.util.function.Supplier;

/** Kleene's three values, for the packet oracle. */
enum Verdict {
  NO,
  MAYBE,
  YES;

  static Verdict of(boolean known) {
    return known ? YES : NO;
  }

  Verdict and(Verdict other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The same; the other is asked only if it can matter. */
  Verdict then(Supplier<Verdict> other) {
    return this == NO ? NO : and(other.get());
  }

  Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** As the analysis words it. */
  Passage passage() {
    return switch (this) {
      case NO -> Passage.DENIED;
      case MAYBE -> Passage.INCONCLUSIVE;
      case YES -> Passage.PERMITTED;
    };
  }
}
