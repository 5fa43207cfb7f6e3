package dev.ringfence.report;

import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.Control;
import dev.ringfence.score.Scorecard;
import dev.ringfence.score.Scoring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** A first reading of all findings: counts only. */
final class Survey {
  private static final String UNKNOWN = " is not known: ";

  private final Scoring scoring;
  private final Map<String, Long> exceptionUse = new HashMap<>();
  private final Map<String, SortedSet<String>> checksByCause = new HashMap<>();

  /**
   * What the reading came to.
   *
   * @param exceptionUse findings by id of the exception that covers them, or did until it ended
   * @param checksByCause ids of checks by the reason why a fact they needed is not known
   */
  record Result(
      Scorecard scorecard,
      Map<String, Long> exceptionUse,
      Map<String, SortedSet<String>> checksByCause) {}

  Survey(List<Control> controls) {
    scoring = new Scoring(controls);
  }

  void add(Finding finding) {
    scoring.add(finding);
    if (finding.disposition() == Disposition.EXCEPTED
        || finding.disposition() == Disposition.LAPSED_EXCEPTION) {
      finding.exception().ifPresent(id -> exceptionUse.merge(id, 1L, Long::sum));
    }
    if (finding.outcome().verdict() == Verdict.INCONCLUSIVE) {
      finding.outcome().observations().forEach(observation -> addCauses(finding, observation));
    }
  }

  private void addCauses(Finding finding, Observation observation) {
    int at = observation.text().indexOf(UNKNOWN);
    if (at >= 0) {
      String cause = observation.text().substring(at + UNKNOWN.length());
      checksByCause.computeIfAbsent(cause, key -> new TreeSet<>()).add(finding.check().value());
    }
  }

  Result result() {
    return new Result(scoring.scorecard(), exceptionUse, checksByCause);
  }
}
