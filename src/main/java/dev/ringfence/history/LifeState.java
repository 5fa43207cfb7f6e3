package dev.ringfence.history;

/** Where a finding is in its life. */
public enum LifeState {
  /** Violated for the first time. */
  NEW("new"),
  /** Violated, as before, or again after an exception or a time in which nobody could see it. */
  OPEN("open"),
  /** Violated again after it had been settled. */
  REOPENED("reopened"),
  /** Not met, under an exception in force. */
  EXCEPTED("excepted"),
  /** It was open or excepted when it was seen last, and could not be judged since. */
  UNSEEN("not seen"),
  /** Seen settled after it had been open, excepted or not seen. */
  RESOLVED("resolved");

  private final String word;

  LifeState(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** Whether somebody has to act. */
  public boolean isOpen() {
    return this == NEW || this == OPEN || this == REOPENED;
  }

  /** The first state; none for what was never known to be unmet. */
  static LifeState born(Condition condition) {
    return condition == Condition.EXCEPTED ? EXCEPTED : NEW;
  }

  /** The state after one more period. */
  LifeState after(Condition condition) {
    return switch (condition) {
      case VIOLATED -> this == RESOLVED ? REOPENED : OPEN;
      case EXCEPTED -> EXCEPTED;
      case SETTLED -> RESOLVED;
      case UNSEEN -> this == RESOLVED ? RESOLVED : UNSEEN;
    };
  }
}
