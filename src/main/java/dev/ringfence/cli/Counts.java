package dev.ringfence.cli;

import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Verdict;
import java.util.EnumMap;
import java.util.Map;

/** Counts findings as they pass. */
final class Counts {
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final Map<Disposition, Integer> dispositions = new EnumMap<>(Disposition.class);
  private int failing;

  void add(Finding finding, FailOn failOn) {
    verdicts.merge(finding.outcome().verdict(), 1, Integer::sum);
    dispositions.merge(finding.disposition(), 1, Integer::sum);
    if (failOn.counts(finding)) {
      failing++;
    }
  }

  int failing() {
    return failing;
  }

  /** Verdicts as the reports count them: what an exception covers is not among the violated. */
  String sentence() {
    int refuted = of(Disposition.FALSE_POSITIVE);
    int excepted = of(Disposition.EXCEPTED) + refuted;
    return "%d conforming, %d conforming with approved exception%s, %d violated%s, %d not checked, %d not applicable"
        .formatted(
            of(Verdict.SATISFIED),
            excepted,
            refuted == 0 ? "" : " (" + refuted + " of them held false positives)",
            of(Verdict.NOT_SATISFIED) - excepted,
            lapsed(of(Disposition.LAPSED_EXCEPTION)),
            of(Verdict.INCONCLUSIVE),
            of(Verdict.NOT_APPLICABLE));
  }

  private static String lapsed(int findings) {
    return findings == 0 ? "" : " (" + findings + " of them because an exception lapsed)";
  }

  private int of(Disposition disposition) {
    return dispositions.getOrDefault(disposition, 0);
  }

  private int of(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }
}
