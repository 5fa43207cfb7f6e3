package dev.ringfence.report;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.assessment.Treatment;
import dev.ringfence.check.Subject;
import dev.ringfence.check.Verdict;
import dev.ringfence.exception.Dispute;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.network.Kind;
import dev.ringfence.report.FindingRow.ObservationText;
import dev.ringfence.report.FindingRow.SubjectText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words findings. */
final class FindingWording {
  private final EvidenceWording evidence;
  private final Map<String, ExceptionGrant> grants;
  private final List<Dispute> disputes;
  private final LocalDate day;

  FindingWording(AssessmentHeader header, EvidenceWording evidence) {
    this.evidence = evidence;
    disputes = header.followedUp().disputes();
    day = header.run().day();
    grants =
        header.exceptions().stream()
            .collect(Collectors.toMap(ExceptionGrant::id, Function.identity(), (one, two) -> one));
  }

  FindingRow row(Finding finding, long number) {
    return new FindingRow(
        Text.of("F-%05d", number),
        finding.control().value(),
        finding.check().value(),
        finding.title(),
        finding.severity().word(),
        verdict(finding),
        finding.outcome().verdict().word(),
        finding.disposition().word(),
        finding.exception().orElse(""),
        note(finding),
        finding.owner().orElse(""),
        subject(finding.subject()),
        finding.plane().word(),
        finding.outcome().observations().stream()
            .map(
                observation ->
                    new ObservationText(
                        observation.text(),
                        observation.sources().stream().map(evidence::source).toList()))
            .toList(),
        finding.message(),
        finding.remediation());
  }

  static VerdictWord verdict(Finding finding) {
    Verdict verdict = finding.outcome().verdict();
    return switch (verdict) {
      case SATISFIED -> VerdictWord.CONFORMING;
      case NOT_SATISFIED ->
          finding.disposition().isSetAside() ? VerdictWord.EXCEPTED : VerdictWord.VIOLATED;
      case INCONCLUSIVE -> VerdictWord.NOT_CHECKED;
      case NOT_APPLICABLE -> VerdictWord.NOT_APPLICABLE;
    };
  }

  private String note(Finding finding) {
    List<String> notes = new ArrayList<>();
    finding.exception().ifPresent(id -> notes.add(note(id, finding.disposition())));
    finding.treatment().ifPresent(treatment -> notes.addAll(notes(treatment, finding)));
    return String.join("; ", notes);
  }

  private List<String> notes(Treatment treatment, Finding finding) {
    List<String> notes = new ArrayList<>();
    for (Treatment.Part part : treatment.exceptions()) {
      if (!part.covers().isEmpty()) {
        notes.add("exception " + part.exception() + " covers " + part.covers());
      } else if (!finding.exception().filter(part.exception()::equals).isPresent()) {
        notes.add("exception " + part.exception() + " covers it too");
      }
    }
    if (treatment.isPartial()) {
      String beyond = treatment.exceptions().isEmpty() ? "no verdict" : "no exception";
      notes.add(beyond + " covers, and open is, " + treatment.remaining());
    }
    treatment.dispute().ifPresent(id -> notes.add("dispute " + id + ": " + ruling(id)));
    return notes;
  }

  private String ruling(String id) {
    return disputes.stream()
        .filter(dispute -> dispute.id().equals(id))
        .findFirst()
        .map(dispute -> DisputeWording.state(dispute, day).word())
        .orElse("not known");
  }

  private String note(String id, Disposition disposition) {
    ExceptionGrant grant = grants.get(id);
    String day = grant == null ? "" : " " + grant.lastDay();
    return switch (disposition) {
      case EXCEPTED -> "exception " + id + " in force until" + day;
      case LAPSED_EXCEPTION -> "exception " + id + " lapsed after" + day;
      case NONE, OPEN, FALSE_POSITIVE -> "exception " + id;
    };
  }

  private static SubjectText subject(Subject subject) {
    return new SubjectText(
        Kind.named(subject.kind()).map(Kind::title).orElse(subject.kind()),
        subject.name(),
        subject.id(),
        subject.provider(),
        subject.account(),
        subject.region(),
        place(subject));
  }

  /** Account and region, unless the id tells them already. */
  private static String place(Subject subject) {
    return Stream.of(subject.account(), subject.region())
        .filter(part -> !part.isEmpty() && !subject.id().contains(part))
        .collect(Collectors.joining(" / "));
  }
}
