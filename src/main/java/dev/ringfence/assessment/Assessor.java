package dev.ringfence.assessment;

import dev.ringfence.check.Check;
import dev.ringfence.check.Judged;
import dev.ringfence.check.Judgement;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.ControlId;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.exception.ExceptionRegister;
import dev.ringfence.network.NetworkModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs checks over a network and applies exceptions to what they find, never to what they
 * establish.
 *
 * @param checks by control, each list in catalogue order
 * @param day the audit's day, UTC; a grant holds on its last day
 */
public record Assessor(
    SortedMap<ControlId, List<Check>> checks, ExceptionRegister exceptions, LocalDate day) {
  public Assessor {
    checks = new TreeMap<>(checks);
  }

  /** All findings in canonical order, one check's at a time, so they need not be held together. */
  public Stream<Finding> assess(Judged judged) {
    return checks.entrySet().stream()
        .flatMap(
            control ->
                control.getValue().stream()
                    .sorted((one, other) -> id(one).compareTo(id(other)))
                    .flatMap(check -> findings(control, check, judged)));
  }

  private static String id(Check check) {
    return check.definition().id().value();
  }

  private Stream<Finding> findings(
      Map.Entry<ControlId, List<Check>> control, Check check, Judged judged) {
    return check.judge(judged).stream()
        .map(
            judgement -> finding(control.getKey(), check.definition(), judgement, judged.network()))
        .sorted();
  }

  private Finding finding(
      ControlId control, CheckDefinition check, Judgement judgement, NetworkModel network) {
    Disposed disposed = dispose(control, check, judgement);
    return new Finding(
        control,
        check.id(),
        check.title(),
        check.severity(),
        network.plane(),
        judgement.subject(),
        judgement.outcome(),
        disposed.disposition(),
        disposed.exception().map(ExceptionGrant::id),
        check.message(),
        check.remediation());
  }

  private record Disposed(Disposition disposition, Optional<ExceptionGrant> exception) {}

  private Disposed dispose(ControlId control, CheckDefinition check, Judgement judgement) {
    Verdict verdict = judgement.outcome().verdict();
    return switch (verdict) {
      case SATISFIED, NOT_APPLICABLE -> new Disposed(Disposition.NONE, Optional.empty());
      // What is not known cannot be excepted.
      case INCONCLUSIVE -> new Disposed(Disposition.OPEN, Optional.empty());
      case NOT_SATISFIED -> violation(control, check, judgement.subject().id());
    };
  }

  private Disposed violation(ControlId control, CheckDefinition check, String subjectId) {
    Optional<ExceptionGrant> covering = exceptions.covering(control, check.id(), subjectId, day);
    if (covering.isPresent()) {
      return new Disposed(Disposition.EXCEPTED, covering);
    }
    Optional<ExceptionGrant> lapsed = exceptions.lapsed(control, check.id(), subjectId, day);
    return new Disposed(
        lapsed.isPresent() ? Disposition.LAPSED_EXCEPTION : Disposition.OPEN, lapsed);
  }
}
