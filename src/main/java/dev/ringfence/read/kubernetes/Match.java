package dev.ringfence.read.kubernetes;

/** Whether a selector chooses something. */
enum Match {
  YES,
  NO,
  /** It turns on a label that nobody told. */
  MAYBE;

  static Match of(boolean isYes) {
    return isYes ? YES : NO;
  }

  Match and(Match other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == MAYBE || other == MAYBE ? MAYBE : YES;
  }

  Match not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case MAYBE -> MAYBE;
    };
  }

  /** No more than possible. */
  Match doubtful() {
    return this == YES ? MAYBE : this;
  }
}
