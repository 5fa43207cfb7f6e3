package dev.ringfence.assessment;

import java.util.Arrays;
import java.util.Optional;

/** What is to be done about a finding, after exceptions. */
public enum Disposition {
  NONE("none"),
  OPEN("open"),
  EXCEPTED("excepted"),
  LAPSED_EXCEPTION("lapsed-exception"),
  /** Held a false positive by an adjudicator, for a time; the outcome stays what it is. */
  FALSE_POSITIVE("false-positive");

  private final String word;

  Disposition(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** Whether it is set aside: nobody has to act, and it does not conform either. */
  public boolean isSetAside() {
    return this == EXCEPTED || this == FALSE_POSITIVE;
  }

  /** Whether somebody has to act. */
  public boolean isOpen() {
    return this == OPEN || this == LAPSED_EXCEPTION;
  }

  /** The disposition of a word; empty for another word. */
  public static Optional<Disposition> named(String word) {
    return Arrays.stream(values()).filter(value -> value.word.equals(word)).findFirst();
  }
}
