package dev.ringfence.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A claim that findings are false positives, and what became of it.
 *
 * @param adjudicator empty until it is adjudicated
 * @param until last day a verdict of false positive holds
 * @param findings how many unmet findings of this audit it is about
 */
public record DisputeRow(
    String id,
    String control,
    String check,
    List<String> subjects,
    String claimant,
    String reason,
    LocalDate raised,
    String ticket,
    String adjudicator,
    Optional<LocalDate> decided,
    Optional<LocalDate> until,
    String note,
    State state,
    long findings,
    SourceRow source) {
  /** In the order a reader has to act on them. */
  public enum State {
    OWN_VERDICT("✕", "decided by its own claimant: findings open", "violated"),
    ENDED("✕", "verdict ended: findings open", "violated"),
    PENDING("?", "not adjudicated: findings open", "unchecked"),
    CONFIRMED("✕", "turned down: findings open", "violated"),
    UPHELD("◆", "held a false positive", "excepted");

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

  public DisputeRow {
    subjects = List.copyOf(subjects);
  }

  /** What it is about, in words. */
  public String use() {
    return "about " + Text.count(findings, "unmet finding", "unmet findings");
  }

  /** Who decided what and when, in words; empty until it is adjudicated. */
  public String ruling() {
    return decided
        .map(
            day ->
                adjudicator
                    + ", "
                    + day
                    + until.map(last -> ", holds until " + last).orElse("")
                    + (note.isEmpty() ? "" : ": " + note))
        .orElse("");
  }
}
