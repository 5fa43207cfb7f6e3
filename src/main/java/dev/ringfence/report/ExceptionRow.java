package dev.ringfence.report;

import java.time.LocalDate;
import java.util.List;

/**
 * An exception and whether it holds.
 *
 * @param check the one check it covers, or words for all of them
 * @param scope what it is narrowed to, one line for each part
 * @param approver words for nobody where none is named
 * @param daysLeft from the day of the audit to its last day; negative once it has ended
 * @param findings how many findings it covers, whole or in part, or covered until it ended
 * @param review when it has to be reviewed and how often it was renewed, in words, or empty
 * @param remarks what is the matter with it, worst first
 */
public record ExceptionRow(
    String id,
    String control,
    String check,
    List<String> scope,
    String reason,
    String risk,
    String compensatingControl,
    String owner,
    String approver,
    String ticket,
    LocalDate granted,
    LocalDate lastDay,
    long daysLeft,
    State state,
    long findings,
    String review,
    List<String> remarks,
    SourceRow source) {
  /** In the order a reader has to act on them. */
  public enum State {
    LAPSED("✕", "lapsed", "violated"),
    NOT_APPROVED("✕", "not approved, covers nothing", "violated"),
    ENDING("◆", "in force, ends within 30 days", "excepted"),
    NOT_KNOWN("?", "in force, what it may cover was not checked", "unchecked"),
    NOT_USED("–", "in force, covers no finding", "outside"),
    NOT_BEGUN("–", "not yet in force", "outside"),
    IN_FORCE("◆", "in force", "excepted");

    private final String glyph;
    private final String word;
    private final String style;

    State(String glyph, String word, String style) {
      this.glyph = glyph;
      this.word = word;
      this.style = style;
    }

    public String glyph() {
      return glyph;
    }

    public String word() {
      return word;
    }

    public String style() {
      return style;
    }
  }

  public ExceptionRow {
    scope = List.copyOf(scope);
    remarks = List.copyOf(remarks);
  }

  /** What it does for findings, in words. */
  public String use() {
    String verb = state == State.LAPSED ? "covered" : "covers";
    return Text.of(findings == 1 ? "%s 1 finding" : "%s %,d findings", verb, findings);
  }

  /** How long it still holds, or since when it does not, in words. */
  public String ends() {
    return daysLeft < 0
        ? Text.of(daysLeft == -1 ? "ended a day ago" : "ended %,d days ago", -daysLeft)
        : Text.of(daysLeft == 1 ? "1 day left" : "%,d days left", daysLeft);
  }
}
