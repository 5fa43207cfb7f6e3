package dev.ringfence.score;

import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Outcome;
import dev.ringfence.check.Subject;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Parameters;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Plane;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Findings and checks with only what a score looks at. */
final class Samples {
  static final ControlId CONTROL = new ControlId("NI-1");

  private static final SourceRef SOURCE = SourceRef.at(new Digest("0".repeat(64)), "a.json", "");

  private Samples() {}

  static Control control(CheckDefinition... checks) {
    return new Control(
        CONTROL,
        "title",
        "security",
        "active",
        Severity.HIGH,
        "network",
        List.of(),
        List.of(),
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Arrays.asList(checks),
        "NI-1.yaml");
  }

  static CheckDefinition check(String id, Severity severity) {
    return new CheckDefinition(
        new CheckId(id),
        Engine.RESOURCE,
        severity,
        id,
        "",
        "subnet",
        "",
        "true",
        Parameters.NONE,
        "",
        "",
        List.of(),
        Optional.empty(),
        1);
  }

  static Finding finding(String check, String region, String id, Verdict verdict) {
    return finding(
        check,
        new Subject("subnet", id, id, "aws", "111122223333", region),
        verdict,
        open(verdict));
  }

  static Finding excepted(String check, String region, String id) {
    return finding(
        check,
        new Subject("subnet", id, id, "aws", "111122223333", region),
        Verdict.NOT_SATISFIED,
        Disposition.EXCEPTED);
  }

  /** The source could not name its subjects. */
  static Finding unnamed(String check, String region) {
    return finding(
        check,
        new Subject("source", region, region, "aws", "111122223333", region),
        Verdict.INCONCLUSIVE,
        Disposition.OPEN);
  }

  static Finding notApplicable(String check) {
    return finding(check, Subject.estate(), Verdict.NOT_APPLICABLE, Disposition.NONE);
  }

  private static Disposition open(Verdict verdict) {
    return switch (verdict) {
      case SATISFIED, NOT_APPLICABLE -> Disposition.NONE;
      case NOT_SATISFIED, INCONCLUSIVE -> Disposition.OPEN;
    };
  }

  private static Finding finding(
      String check, Subject subject, Verdict verdict, Disposition disposition) {
    return new Finding(
        CONTROL,
        new CheckId(check),
        check,
        Severity.HIGH,
        Plane.ACTUAL,
        subject,
        outcome(verdict),
        disposition,
        Optional.empty(),
        "",
        "");
  }

  private static Outcome outcome(Verdict verdict) {
    List<Observation> observations = List.of(Observation.of("seen", SOURCE));
    return switch (verdict) {
      case SATISFIED -> new Outcome.Satisfied(observations);
      case NOT_SATISFIED -> new Outcome.NotSatisfied(observations);
      case INCONCLUSIVE -> new Outcome.Inconclusive(observations);
      case NOT_APPLICABLE -> new Outcome.NotApplicable(observations);
    };
  }
}
