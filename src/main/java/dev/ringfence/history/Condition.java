package dev.ringfence.history;

/** How a finding stood in one period, as far as its life is concerned. */
public enum Condition {
  /** Not met, and nobody approved that. */
  VIOLATED("violated", '✕'),
  /** Not met, under an exception in force. */
  EXCEPTED("excepted", '◆'),
  /** Met, not applicable any more, or its subject is gone though its source answered. */
  SETTLED("settled", '✓'),
  /** Not judged: its evidence or its source was silent, or the catalogue did not ask. */
  UNSEEN("unseen", '?');

  private final String word;
  private final char glyph;

  Condition(String word, char glyph) {
    this.word = word;
    this.glyph = glyph;
  }

  public String word() {
    return word;
  }

  public char glyph() {
    return glyph;
  }
}
