package dev.ringfence.report;

/** What a boundary comes to, worst first; always printed as symbol and words. */
public enum BoundaryState {
  BEYOND(
      "✕",
      "passes, not allowed",
      "violated",
      "Something certainly passes that the policy does not allow."),
  MAY_BE_BEYOND(
      "?",
      "may pass, not allowed",
      "unchecked",
      "Something that is not allowed may pass, or something passes of which it cannot be told whether"
          + " it is allowed. The doubts are listed with the boundary."),
  UNDOCUMENTED(
      "▲",
      "passes, undocumented",
      "excepted",
      "Nothing is known to be forbidden, but some of what passes is not in the table of documented"
          + " flows."),
  STATED_BY_NOBODY(
      "●", "passes, no policy", "plain", "Something passes, and the audit was given no policy."),
  MAY_PASS_BY_NOBODY(
      "○",
      "may pass, no policy",
      "plain",
      "Nothing passes for certain, something may, and the audit was given no policy."),
  MAY_PASS(
      "○",
      "may pass, allowed",
      "conforming",
      "Nothing passes for certain; what may pass is allowed."),
  ALLOWED("✓", "passes, allowed", "conforming", "All that passes is allowed."),
  MEDIATED(
      "⇢",
      "only through a mediator",
      "plain",
      "No packet passes; a load balancer or service endpoint between the two takes connections from"
          + " one and makes its own to the other."),
  CLOSED("–", "nothing passes", "outside", "No packet can pass, whatever is not known."),
  NOT_SEEN(
      " ", "not analysed", "blank", "Both zones lie beyond the estate: their traffic is not seen.");

  private final String symbol;
  private final String words;
  private final String style;
  private final String meaning;

  BoundaryState(String symbol, String words, String style, String meaning) {
    this.symbol = symbol;
    this.words = words;
    this.style = style;
    this.meaning = meaning;
  }

  public String symbol() {
    return symbol;
  }

  public String words() {
    return words;
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
    return this == NOT_SEEN ? words : symbol + " " + words;
  }

  /** Whether packets pass, certainly or possibly. */
  boolean isOpen() {
    return compareTo(MEDIATED) < 0;
  }
}
