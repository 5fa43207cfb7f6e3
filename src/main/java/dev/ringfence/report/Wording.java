package dev.ringfence.report;

/** Titles that reports of an estate carry. */
public record Wording(String title, String classification) {
  public static final Wording STANDARD =
      new Wording("Network isolation evidence", "Confidential: describes weaknesses of the estate");
}
