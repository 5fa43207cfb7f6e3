package dev.ringfence.assessment;

import dev.ringfence.check.Attestation;
import dev.ringfence.control.Control;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Unmodelled;
import java.util.List;
import java.util.Optional;

/**
 * What an assessment rests on; with its boundaries and findings, all a report or a comparison
 * needs.
 *
 * @param evidenceDigest digest of the evidence set's manifest
 * @param controls as used, with the audit's own parameters
 * @param populations how completely each source named each kind of resource that was judged
 * @param notes what a reader should know about how this was computed, such as inferred tiers
 * @param zones between which flows were computed; empty in assessments older than that
 * @param followUp empty where nothing but the standard is said
 */
public record AssessmentHeader(
    AuditRun run,
    Digest evidenceDigest,
    EvidenceSet evidence,
    List<Control> controls,
    List<ExceptionGrant> exceptions,
    List<Attestation> attestations,
    List<Enumeration> populations,
    List<Unmodelled> unmodelled,
    List<String> notes,
    Optional<ZoneTable> zones,
    Optional<FollowUp> followUp) {
  public AssessmentHeader {
    controls = List.copyOf(controls);
    exceptions = List.copyOf(exceptions);
    attestations = List.copyOf(attestations);
    populations = List.copyOf(populations);
    unmodelled = List.copyOf(unmodelled);
    notes = List.copyOf(notes);
    followUp = followUp.filter(said -> !said.equals(FollowUp.NONE));
  }

  /** One whose owners say nothing of how findings are followed up. */
  public AssessmentHeader(
      AuditRun run,
      Digest evidenceDigest,
      EvidenceSet evidence,
      List<Control> controls,
      List<ExceptionGrant> exceptions,
      List<Attestation> attestations,
      List<Enumeration> populations,
      List<Unmodelled> unmodelled,
      List<String> notes,
      Optional<ZoneTable> zones) {
    this(
        run,
        evidenceDigest,
        evidence,
        controls,
        exceptions,
        attestations,
        populations,
        unmodelled,
        notes,
        zones,
        Optional.empty());
  }

  /** What owners say of findings, beside exceptions. */
  public FollowUp followedUp() {
    return followUp.orElse(FollowUp.NONE);
  }
}
