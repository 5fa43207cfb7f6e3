package dev.ringfence.assertion;

import dev.ringfence.expression.Truth;
import java.util.Collection;

/** Kleene's operations. */
final class Truths {
  private Truths() {}

  static Truth of(boolean value) {
    return value ? Truth.TRUE : Truth.FALSE;
  }

  static Truth not(Truth truth) {
    return switch (truth) {
      case TRUE -> Truth.FALSE;
      case FALSE -> Truth.TRUE;
      case UNKNOWN -> Truth.UNKNOWN;
    };
  }

  static Truth all(Collection<Truth> truths) {
    if (truths.contains(Truth.FALSE)) {
      return Truth.FALSE;
    }
    return truths.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.TRUE;
  }

  static Truth any(Collection<Truth> truths) {
    if (truths.contains(Truth.TRUE)) {
      return Truth.TRUE;
    }
    return truths.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.FALSE;
  }
}
