package dev.ringfence.assessment;

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
}
