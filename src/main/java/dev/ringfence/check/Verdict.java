package dev.ringfence.check;

/** The name of an {@link Outcome}, as JSON writes it. */
public enum Verdict {
  SATISFIED("satisfied"),
  NOT_SATISFIED("not-satisfied"),
  INCONCLUSIVE("inconclusive"),
  NOT_APPLICABLE("not-applicable");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
