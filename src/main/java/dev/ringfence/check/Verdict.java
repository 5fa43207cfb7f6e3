package dev.ringfence.check;

import java.util.Arrays;
import java.util.Optional;

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

  /** The verdict of a word; empty for another word. */
  public static Optional<Verdict> named(String word) {
    return Arrays.stream(values()).filter(verdict -> verdict.word.equals(word)).findFirst();
  }
}
