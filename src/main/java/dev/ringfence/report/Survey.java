package dev.ringfence.report;

import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.Control;
import dev.ringfence.score.Scorecard;
import dev.ringfence.score.Scoring;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A first reading of all findings: counts only. */
final class Survey {
  private static final String UNKNOWN = " is not known: ";

  private final Scoring scoring;
  private final Map<String, Long> exceptionUse = new HashMap<>();
  private final Map<String, Long> disputeUse = new HashMap<>();
  private final Set<String> overlapping = new HashSet<>();
  private final Map<String, SortedSet<String>> checksByCause = new HashMap<>();

  /**
   * What the reading came to.
   *
   * @param exceptionUse findings by id of an exception that covers them, or did until it ended
   * @param disputeUse unmet findings by id of the dispute about them
   * @param overlapping ids of exceptions that cover what another one covers too
   * @param checksByCause ids of checks by the reason why a fact they needed is not known
   */
  record Result(
      Scorecard scorecard,
      Map<String, Long> exceptionUse,
      Map<String, Long> disputeUse,
      Set<String> overlapping,
      Map<String, SortedSet<String>> checksByCause) {}

  Survey(List<Control> controls) {
    scoring = new Scoring(controls);
  }

  void add(Finding finding) {
    scoring.add(finding);
    addUse(finding);
    if (finding.outcome().verdict() == Verdict.INCONCLUSIVE) {
      finding.outcome().observations().forEach(observation -> addCauses(finding, observation));
    }
  }

  private void addUse(Finding finding) {
    Set<String> used = new HashSet<>();
    if (finding.disposition() == Disposition.EXCEPTED
        || finding.disposition() == Disposition.LAPSED_EXCEPTION) {
      finding.exception().ifPresent(used::add);
    }
    finding
        .treatment()
        .ifPresent(
            treatment -> {
              treatment.exceptions().forEach(part -> used.add(part.exception()));
              overlapping.addAll(treatment.overlapping());
              treatment.dispute().ifPresent(id -> disputeUse.merge(id, 1L, Long::sum));
            });
    used.forEach(id -> exceptionUse.merge(id, 1L, Long::sum));
  }

  private void addCauses(Finding finding, Observation observation) {
    int at = observation.text().indexOf(UNKNOWN);
    if (at >= 0) {
      String cause = observation.text().substring(at + UNKNOWN.length());
      checksByCause.computeIfAbsent(cause, key -> new TreeSet<>()).add(finding.check().value());
    }
  }

  Result result() {
    return new Result(scoring.scorecard(), exceptionUse, disputeUse, overlapping, checksByCause);
  }
}
