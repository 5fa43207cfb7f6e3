package dev.ringfence.report;

import dev.ringfence.score.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * How many findings have which verdict.
 *
 * @param lapsed of the violated, those whose exception has ended
 */
public record Counts(
    long conforming,
    long excepted,
    long violated,
    long lapsed,
    long notChecked,
    long notApplicable) {
  static Counts of(Tally tally) {
    return new Counts(
        tally.conforming(),
        tally.excepted(),
        tally.violated(),
        tally.lapsed(),
        tally.notChecked(),
        tally.notApplicable());
  }

  public long findings() {
    return conforming + excepted + violated + notChecked + notApplicable;
  }

  /** Those that are not nil, worst first. */
  public String display() {
    List<String> parts = new ArrayList<>();
    add(parts, violated, lapsed == 0 ? "violated" : Text.of("violated (%,d lapsed)", lapsed));
    add(parts, notChecked, "not checked");
    add(parts, excepted, "conforming with approved exception");
    add(parts, conforming, "conforming");
    add(parts, notApplicable, "not applicable");
    return parts.isEmpty() ? "could not be run" : String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String word) {
    if (count > 0) {
      parts.add(Text.of("%,d ", count) + word);
    }
  }

  /** The verdict of the whole: its worst; without any finding nothing was checked. */
  VerdictWord verdict() {
    if (violated > 0) {
      return VerdictWord.VIOLATED;
    }
    if (notChecked > 0 || findings() == 0) {
      return VerdictWord.NOT_CHECKED;
    }
    if (excepted > 0) {
      return VerdictWord.EXCEPTED;
    }
    return conforming > 0 ? VerdictWord.CONFORMING : VerdictWord.NOT_APPLICABLE;
  }
}
