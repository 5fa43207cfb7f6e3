package dev.ringfence.assessment;

import dev.ringfence.assessment.Disposing.Disposed;
import dev.ringfence.check.Check;
import dev.ringfence.check.Judged;
import dev.ringfence.check.Judgement;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.ControlId;
import dev.ringfence.exception.Deviation;
import dev.ringfence.exception.DisputeRegister;
import dev.ringfence.exception.ExceptionRegister;
import dev.ringfence.network.Tags;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs checks over a network and applies exceptions and disputes to what they find, never to what
 * they establish.
 *
 * @param checks by control, each list in catalogue order
 */
public record Assessor(
    SortedMap<ControlId, List<Check>> checks, Disposing disposing, Ownership ownership) {
  public Assessor {
    checks = new TreeMap<>(checks);
  }

  /** With exceptions alone, on a day. */
  public Assessor(
      SortedMap<ControlId, List<Check>> checks, ExceptionRegister exceptions, LocalDate day) {
    this(
        checks, new Disposing(exceptions, DisputeRegister.NONE, day), new Ownership(FollowUp.NONE));
  }

  /** The same of other checks. */
  public Assessor of(SortedMap<ControlId, List<Check>> others) {
    return new Assessor(others, disposing, ownership);
  }

  /** All findings in canonical order, one check's at a time, so they need not be held together. */
  public Stream<Finding> assess(Judged judged) {
    SubjectTags tags = SubjectTags.of(judged.network());
    return checks.entrySet().stream()
        .flatMap(
            control ->
                control.getValue().stream()
                    .sorted((one, other) -> id(one).compareTo(id(other)))
                    .flatMap(check -> findings(control.getKey(), check, judged, tags)));
  }

  private static String id(Check check) {
    return check.definition().id().value();
  }

  private Stream<Finding> findings(
      ControlId control, Check check, Judged judged, SubjectTags tags) {
    return check.judge(judged).stream()
        .map(judgement -> finding(control, check.definition(), judgement, judged, tags))
        .sorted();
  }

  private Finding finding(
      ControlId control,
      CheckDefinition check,
      Judgement judgement,
      Judged judged,
      SubjectTags tags) {
    Optional<Tags> own = tags.of(judgement.subject());
    Disposed disposed = dispose(control, check, judgement, own, judged);
    Verdict verdict = judgement.outcome().verdict();
    boolean isUnmet = verdict == Verdict.NOT_SATISFIED || verdict == Verdict.INCONCLUSIVE;
    return new Finding(
        control,
        check.id(),
        check.title(),
        check.severity(),
        judged.network().plane(),
        judgement.subject(),
        judgement.outcome(),
        disposed.disposition(),
        disposed.exception(),
        check.message(),
        check.remediation(),
        disposed.treatment(),
        isUnmet
            ? ownership.of(control, check.id(), judgement.subject(), own, judged.flows())
            : Optional.empty());
  }

  private Disposed dispose(
      ControlId control,
      CheckDefinition check,
      Judgement judgement,
      Optional<Tags> tags,
      Judged judged) {
    Verdict verdict = judgement.outcome().verdict();
    return switch (verdict) {
      case SATISFIED, NOT_APPLICABLE -> Disposed.plain(Disposition.NONE);
      // What is not known cannot be excepted.
      case INCONCLUSIVE -> Disposed.plain(Disposition.OPEN);
      case NOT_SATISFIED ->
          disposing.of(
              new Deviation(
                  control,
                  check.id(),
                  judgement.subject().kind(),
                  judgement.subject().id(),
                  tags,
                  judgement.packets()),
              judged.flows().standIns());
    };
  }
}
