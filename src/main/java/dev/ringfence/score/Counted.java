package dev.ringfence.score;

import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;

/**
 * Findings of one check about subjects of one source: all that a score needs to know of them.
 *
 * @param isPopulationKnown false if one of them stands for subjects that nobody named
 */
public record Counted(
    ControlId control,
    CheckId check,
    String provider,
    String account,
    String region,
    Tally tally,
    boolean isPopulationKnown) {
  /** A single finding. */
  public static Counted of(Finding finding) {
    return new Counted(
        finding.control(),
        finding.check(),
        finding.subject().provider(),
        finding.subject().account(),
        finding.subject().region(),
        Tally.of(finding),
        !isSilence(finding.outcome().verdict(), finding.subject().kind()));
  }

  /** An inconclusive finding on a source, or on the estate, stands for subjects nobody named. */
  public static boolean isSilence(Verdict verdict, String subjectKind) {
    return verdict == Verdict.INCONCLUSIVE
        && (subjectKind.equals("source") || subjectKind.equals("estate"));
  }
}
