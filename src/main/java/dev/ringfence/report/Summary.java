package dev.ringfence.report;

import java.util.List;

/**
 * The first page after the cover.
 *
 * @param headline a sentence with numbers
 * @param sentences what else a reader has to know before any detail
 * @param concerns checks that are violated, then those not checked, most severe first
 * @param totals control totals, printed alike in every output
 */
public record Summary(
    String headline,
    List<String> sentences,
    List<Tile> tiles,
    Shown<Concern> concerns,
    List<Total> totals,
    Counts counts,
    Figures figures,
    String formula) {
  public Summary {
    sentences = List.copyOf(sentences);
    tiles = List.copyOf(tiles);
    totals = List.copyOf(totals);
  }

  /**
   * A check that needs somebody's attention.
   *
   * @param result its counts in words
   */
  public record Concern(
      String control,
      String check,
      String title,
      String severity,
      VerdictWord verdict,
      String result) {}

  /** One large figure. */
  public record Tile(String value, String label, String note, String style) {}

  /**
   * One control total.
   *
   * @param previous the same of the previous period, empty if there is none
   * @param change with its sign, empty if there is no previous period
   */
  public record Total(String label, long value, String previous, String change) {}
}
