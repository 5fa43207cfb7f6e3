package dev.ringfence.report;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.exception.Dispute;
import dev.ringfence.exception.Dispute.Ruling;
import dev.ringfence.exception.Dispute.Verdict;
import dev.ringfence.report.DisputeRow.State;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Words disputes, and what has become of them on the day of the audit. */
final class DisputeWording {
  private final AssessmentHeader header;
  private final EvidenceWording evidence;
  private final Map<String, Long> use;

  /**
   * @param use unmet findings by id of the dispute about them
   */
  DisputeWording(AssessmentHeader header, EvidenceWording evidence, Map<String, Long> use) {
    this.header = header;
    this.evidence = evidence;
    this.use = use;
  }

  List<DisputeRow> disputes() {
    return header.followedUp().disputes().stream()
        .map(this::row)
        .sorted(Comparator.comparing(DisputeRow::state).thenComparing(DisputeRow::id))
        .toList();
  }

  private DisputeRow row(Dispute dispute) {
    return new DisputeRow(
        dispute.id(),
        dispute.control().value(),
        dispute.check().value(),
        dispute.scope(),
        dispute.claimant(),
        dispute.reason(),
        dispute.raised(),
        dispute.ticket(),
        dispute.ruling().map(Ruling::adjudicator).orElse(""),
        dispute.ruling().map(Ruling::decided),
        dispute.ruling().flatMap(Ruling::until),
        dispute.ruling().map(Ruling::note).orElse(""),
        state(dispute, header.run().day()),
        use.getOrDefault(dispute.id(), 0L),
        evidence.source(dispute.source()));
  }

  static State state(Dispute dispute, LocalDate day) {
    if (dispute.isUpheldOn(day)) {
      return State.UPHELD;
    }
    boolean isDecided =
        dispute.ruling().filter(ruling -> !day.isBefore(ruling.decided())).isPresent();
    if (!isDecided) {
      return State.PENDING;
    }
    if (!dispute.isIndependent()) {
      return State.OWN_VERDICT;
    }
    return dispute.ruling().filter(one -> one.verdict() == Verdict.CONFIRMED).isPresent()
        ? State.CONFIRMED
        : State.ENDED;
  }
}
