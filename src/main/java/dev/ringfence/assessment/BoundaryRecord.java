package dev.ringfence.assessment;

import dev.ringfence.flow.Certainty;
import dev.ringfence.network.Boundary;
import java.util.List;
import java.util.Optional;

/**
 * What passes one boundary, beside what its owners allow and what they documented.
 *
 * @param policy as written; empty where audit.yaml says nothing of this boundary
 * @param isAnyPolicyGiven whether audit.yaml has policies at all; a boundary it does not name then
 *     lets nothing pass
 * @param documented rows of the table that speak of it
 * @param flows what is beyond the policy or the table first
 * @param counts how many lines stand how, over all of them
 * @param mediated ways through balancers and service endpoints
 * @param doubts why possible is more than certain
 * @param drift how repositories differ from accounts; empty unless an audit has both
 */
public record BoundaryRecord(
    Boundary boundary,
    Optional<PolicyRecord> policy,
    boolean isAnyPolicyGiven,
    Listed<DocumentedRecord> documented,
    Listed<FlowRecord> flows,
    List<Count> counts,
    Listed<MediatedRecord> mediated,
    Listed<DoubtRecord> doubts,
    Optional<DriftRecord> drift) {
  public BoundaryRecord {
    counts = List.copyOf(counts);
    if (counts.stream().mapToLong(Count::lines).sum() != flows.total()) {
      throw new IllegalArgumentException("counts of " + boundary + " do not add up");
    }
  }

  /** A boundary of one plane alone. */
  public BoundaryRecord(
      Boundary boundary,
      Optional<PolicyRecord> policy,
      boolean isAnyPolicyGiven,
      Listed<DocumentedRecord> documented,
      Listed<FlowRecord> flows,
      List<Count> counts,
      Listed<MediatedRecord> mediated,
      Listed<DoubtRecord> doubts) {
    this(
        boundary,
        policy,
        isAnyPolicyGiven,
        documented,
        flows,
        counts,
        mediated,
        doubts,
        Optional.empty());
  }

  /** How many lines have the same certainty and standing; none is nil. */
  public record Count(Certainty certainty, Standing policy, Standing documented, long lines) {}

  /** Whether a packet may pass, certainly or possibly. */
  public boolean isOpen() {
    return flows.total() > 0;
  }
}
