package dev.ringfence.report;

import java.util.List;

/**
 * How the results came about and what they do not say.
 *
 * @param notes what this run's readers inferred
 */
public record Method(List<Paragraph> paragraphs, List<String> notes) {
  public Method {
    paragraphs = List.copyOf(paragraphs);
    notes = List.copyOf(notes);
  }

  /** Sentences under a heading. */
  public record Paragraph(String title, List<String> sentences) {
    public Paragraph {
      sentences = List.copyOf(sentences);
    }
  }
}
