package dev.ringfence.report;

import dev.ringfence.report.BoundaryRow.BoundaryHead;
import java.util.List;

/**
 * One packet on its way and its answer back.
 *
 * @param flow number of the flow it shows, {@code B-003.1}
 * @param packet the request
 * @param from who sends, in words
 * @param to who receives, in words
 * @param ends both, by name and the last part of their ids
 * @param hops of the request, then of the answer
 */
public record PathRow(
    String flow,
    String packet,
    String from,
    String to,
    String ends,
    String via,
    List<HopRow> hops) {
  public PathRow {
    hops = List.copyOf(hops);
  }

  /** One hop of a path as a row of its own. */
  public record PathHop(BoundaryHead boundary, PathRow path, HopRow hop) {}

  /**
   * One thing that decides.
   *
   * @param number counts from 1 along the path
   * @param direction {@code request} or {@code answer}
   * @param kind what sort of thing, for people
   * @param verdict what becomes of the packet there, symbol and word
   * @param style name of the style that colours it
   * @param subject id of what decides
   * @param name of it, empty where it has none
   * @param rules that decide, each alone sufficient
   * @param rulesLeft how many more there are, in words, or empty
   * @param text what was decided and why
   * @param sources where the rules stand
   * @param sourcesLeft how many more there are, in words, or empty
   */
  public record HopRow(
      int number,
      String direction,
      String kind,
      String verdict,
      String style,
      String subject,
      String name,
      List<String> rules,
      String rulesLeft,
      String text,
      List<SourceRow> sources,
      String sourcesLeft) {
    public HopRow {
      rules = List.copyOf(rules);
      sources = List.copyOf(sources);
    }

    /** The last part of the id, where the whole is too long for a page. */
    public String briefSubject() {
      return Text.lastPart(subject);
    }

    /** Rules likewise: those of the subject by what follows its id. */
    public List<String> briefRules() {
      return rules.stream()
          .map(
              rule ->
                  rule.startsWith(subject + "#")
                      ? rule.substring(subject.length() + 1)
                      : Text.lastPart(rule))
          .toList();
    }
  }
}
