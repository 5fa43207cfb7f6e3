package dev.ringfence.report;

/** The five verdicts of a report, worst first; each readable without its colour. */
public enum VerdictWord {
  VIOLATED(
      "✕",
      "violated",
      "violated",
      "Does not meet what is required, and no exception in force covers it."),
  NOT_CHECKED(
      "?",
      "not checked",
      "unchecked",
      "Could not be judged: evidence is missing or not understood. Never counted as conforming."),
  EXCEPTED(
      "◆",
      "conforming with approved exception",
      "excepted",
      "Does not meet what is required; an approved exception in force covers it, or it was ruled a"
          + " false positive."),
  CONFORMING(
      "✓", "conforming", "conforming", "Meets what is required, as the cited evidence shows."),
  NOT_APPLICABLE(
      "–", "not applicable", "outside", "All sources answered, and nothing in them is concerned.");

  private final String glyph;
  private final String word;
  private final String style;
  private final String meaning;

  VerdictWord(String glyph, String word, String style, String meaning) {
    this.glyph = glyph;
    this.word = word;
    this.style = style;
    this.meaning = meaning;
  }

  public String glyph() {
    return glyph;
  }

  public String word() {
    return word;
  }

  /** Name of the style that colours it. */
  public String style() {
    return style;
  }

  /** One sentence for the legend. */
  public String meaning() {
    return meaning;
  }

  public String display() {
    return glyph + " " + word;
  }

  VerdictWord worse(VerdictWord other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
