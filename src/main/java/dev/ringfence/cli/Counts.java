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

  String sentence() {
    return "%d conforming, %d violated (%d excepted, %d with a lapsed exception), %d not checked, %d not applicable"
        .formatted(
            of(Verdict.SATISFIED),
            of(Verdict.NOT_SATISFIED),
            dispositions.getOrDefault(Disposition.EXCEPTED, 0),
            dispositions.getOrDefault(Disposition.LAPSED_EXCEPTION, 0),
            of(Verdict.INCONCLUSIVE),
            of(Verdict.NOT_APPLICABLE));
  }

  private int of(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }
}
