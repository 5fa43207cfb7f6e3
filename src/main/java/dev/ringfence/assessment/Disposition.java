package dev.ringfence.assessment;

import java.util.Arrays;
import java.util.Optional;

/** What is to be done about a finding, after exceptions. */
public enum Disposition {
  NONE("none"),
  OPEN("open"),
  EXCEPTED("excepted"),
  LAPSED_EXCEPTION("lapsed-exception");

  private final String word;

  Disposition(String word) {
    this.word = word;
  }

  public String word() {
    return word;
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
