package dev.ringfence.report;

import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.score.ControlScore;
import dev.ringfence.score.Counted;
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
  private final List<ExceptionGrant> grants;
  private final Set<String> unjudged = new HashSet<>();
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
   * @param unjudged ids of exceptions that may speak of something that could not be judged
   * @param checksByCause ids of checks by the reason why a fact they needed is not known
   */
  record Result(
      Scorecard scorecard,
      Map<String, Long> exceptionUse,
      Map<String, Long> disputeUse,
      Set<String> overlapping,
      Set<String> unjudged,
      Map<String, SortedSet<String>> checksByCause) {}

  /**
   * @param grants all exceptions the audit was given
   */
  Survey(List<Control> controls, List<ExceptionGrant> grants) {
    this.grants = List.copyOf(grants);
    scoring = new Scoring(controls);
  }

  void add(Finding finding) {
    scoring.add(finding);
    addUse(finding);
    if (finding.outcome().verdict() == Verdict.INCONCLUSIVE) {
      addUnjudged(
          finding.control(),
          finding.check(),
          finding.subject().id(),
          Counted.isSilence(Verdict.INCONCLUSIVE, finding.subject().kind()));
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

  private void addUnjudged(ControlId control, CheckId check, String subject, boolean isSilence) {
    grants.stream()
        .filter(grant -> grant.maySpeakOf(control, check, subject, isSilence))
        .forEach(grant -> unjudged.add(grant.id()));
  }

  private void addCauses(Finding finding, Observation observation) {
    int at = observation.text().indexOf(UNKNOWN);
    if (at >= 0) {
      String cause = observation.text().substring(at + UNKNOWN.length());
      checksByCause.computeIfAbsent(cause, key -> new TreeSet<>()).add(finding.check().value());
    }
  }

  Result result() {
    Scorecard card = scoring.scorecard();
    for (ControlScore control : card.controls()) {
      control.checks().stream()
          .filter(check -> check.tally().findings() == 0)
          .forEach(check -> addUnjudged(control.control().id(), check.check().id(), "", true));
    }
    return new Result(card, exceptionUse, disputeUse, overlapping, unjudged, checksByCause);
  }
}
