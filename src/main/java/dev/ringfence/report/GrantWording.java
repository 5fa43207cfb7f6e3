package dev.ringfence.report;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.check.Attestation;
import dev.ringfence.control.CheckId;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.exception.Remark;
import dev.ringfence.exception.Remarks;
import dev.ringfence.exception.Upkeep;
import dev.ringfence.report.ExceptionRow.State;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words exceptions and attestations, and whether they hold on the day of the audit. */
final class GrantWording {
  private static final int SOON_DAYS = 30;

  private final AssessmentHeader header;
  private final EvidenceWording evidence;
  private final Map<String, Long> use;
  private final Set<String> overlapping;
  private final Set<String> unjudged;
  private final LocalDate day;
  private final Remarks remarks;

  GrantWording(AssessmentHeader header, EvidenceWording evidence, Survey.Result seen) {
    this.header = header;
    this.evidence = evidence;
    this.use = seen.exceptionUse();
    this.overlapping = seen.overlapping();
    this.unjudged = seen.unjudged();
    day = header.run().day();
    remarks = new Remarks(day, header.followedUp().settings().mostFindings());
  }

  List<ExceptionRow> exceptions() {
    return header.exceptions().stream()
        .map(this::row)
        .sorted(
            Comparator.comparing(ExceptionRow::state)
                .thenComparing(ExceptionRow::lastDay)
                .thenComparing(ExceptionRow::id))
        .toList();
  }

  private ExceptionRow row(ExceptionGrant grant) {
    return new ExceptionRow(
        grant.id(),
        grant.control().value(),
        grant.check().map(CheckId::value).orElse("all checks of the control"),
        grant.scope(),
        grant.reason(),
        grant.risk(),
        grant.compensatingControl(),
        grant.owner(),
        grant.isApproved() ? grant.approver() : "nobody is named",
        grant.ticket(),
        grant.granted(),
        grant.lastDay(),
        ChronoUnit.DAYS.between(day, grant.lastDay()),
        state(grant),
        use.getOrDefault(grant.id(), 0L),
        grant.upkeep().map(kept -> review(grant, kept)).orElse(""),
        remarks
            .on(
                grant,
                use.getOrDefault(grant.id(), 0L),
                overlapping.contains(grant.id()),
                !unjudged.contains(grant.id()))
            .stream()
            .map(Remark::words)
            .toList(),
        evidence.source(grant.source()));
  }

  private static String review(ExceptionGrant grant, Upkeep kept) {
    List<String> parts = new ArrayList<>();
    kept.reviewDays().ifPresent(days -> parts.add("every " + Text.count(days, "day", "days")));
    kept.reviewed().ifPresent(last -> parts.add("last on " + last));
    kept.nextReview(grant.granted()).ifPresent(next -> parts.add("due by " + next));
    if (!kept.renewed().isEmpty()) {
      parts.add("renewed " + Text.count(kept.renewed().size(), "time", "times"));
    }
    return String.join(", ", parts);
  }

  private State state(ExceptionGrant grant) {
    State state = state(grant, day, use.getOrDefault(grant.id(), 0L) > 0);
    return state == State.NOT_USED && unjudged.contains(grant.id()) ? State.NOT_KNOWN : state;
  }

  static State state(ExceptionGrant grant, LocalDate day, boolean isUsed) {
    if (grant.hasLapsedOn(day)) {
      return State.LAPSED;
    }
    if (!grant.isApproved()) {
      return State.NOT_APPROVED;
    }
    if (!grant.coversOn(day)) {
      return State.NOT_BEGUN;
    }
    if (!isUsed) {
      return State.NOT_USED;
    }
    boolean isEnding = !day.plusDays(SOON_DAYS).isBefore(grant.lastDay());
    return isEnding ? State.ENDING : State.IN_FORCE;
  }

  List<AttestationRow> attestations() {
    return header.attestations().stream()
        .map(this::row)
        .sorted(
            Comparator.comparing(AttestationRow::check)
                .thenComparing(AttestationRow::attested)
                .thenComparing(AttestationRow::statement))
        .toList();
  }

  private AttestationRow row(Attestation attestation) {
    return new AttestationRow(
        attestation.check().value(),
        attestation.statement(),
        attestation.owner(),
        attestation.attested(),
        attestation.expires(),
        attestation.reference(),
        attestation.holdsOn(day),
        state(attestation),
        evidence.source(attestation.source()));
  }

  private String state(Attestation attestation) {
    if (attestation.holdsOn(day)) {
      return "in force";
    }
    return day.isBefore(attestation.attested()) ? "dated after this audit" : "lapsed";
  }
}
