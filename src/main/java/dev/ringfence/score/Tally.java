package dev.ringfence.score;

import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Verdict;

/**
 * How many findings came out how; the five verdicts add up to all of them.
 *
 * @param conforming satisfied
 * @param excepted not satisfied, under an exception in force or held a false positive
 * @param violated not satisfied, without one
 * @param lapsed of the violated, those whose exception has ended
 * @param notChecked inconclusive
 * @param notApplicable nothing there to be judged
 */
public record Tally(
    long conforming,
    long excepted,
    long violated,
    long lapsed,
    long notChecked,
    long notApplicable) {
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  public Tally {
    if (lapsed > violated) {
      throw new IllegalArgumentException("more lapsed than violated: " + lapsed + ", " + violated);
    }
  }

  /** A single finding. */
  public static Tally of(Finding finding) {
    return of(finding.outcome().verdict(), finding.disposition(), 1);
  }

  /** So many findings that came out alike. */
  public static Tally of(Verdict verdict, Disposition disposition, long findings) {
    return switch (verdict) {
      case SATISFIED -> new Tally(findings, 0, 0, 0, 0, 0);
      case NOT_SATISFIED -> ofViolations(disposition, findings);
      case INCONCLUSIVE -> new Tally(0, 0, 0, 0, findings, 0);
      case NOT_APPLICABLE -> new Tally(0, 0, 0, 0, 0, findings);
    };
  }

  private static Tally ofViolations(Disposition disposition, long findings) {
    return switch (disposition) {
      case EXCEPTED, FALSE_POSITIVE -> new Tally(0, findings, 0, 0, 0, 0);
      case LAPSED_EXCEPTION -> new Tally(0, 0, findings, findings, 0, 0);
      case NONE, OPEN -> new Tally(0, 0, findings, 0, 0, 0);
    };
  }

  public Tally and(Tally other) {
    return new Tally(
        conforming + other.conforming,
        excepted + other.excepted,
        violated + other.violated,
        lapsed + other.lapsed,
        notChecked + other.notChecked,
        notApplicable + other.notApplicable);
  }

  public long findings() {
    return conforming + excepted + violated + notChecked + notApplicable;
  }

  /** What a check should have judged: all but what does not apply. */
  public long applicable() {
    return conforming + excepted + violated + notChecked;
  }

  /** What could be judged of it. */
  public long judged() {
    return conforming + excepted + violated;
  }
}
