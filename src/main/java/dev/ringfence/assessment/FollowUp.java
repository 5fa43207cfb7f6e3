package dev.ringfence.assessment;

import dev.ringfence.exception.Dispute;
import dev.ringfence.remediation.FollowUpSettings;
import dev.ringfence.remediation.RemediationNote;
import java.util.List;

/** What owners say of findings, beside exceptions; nothing in it depends on earlier audits. */
public record FollowUp(
    FollowUpSettings settings, List<Dispute> disputes, List<RemediationNote> notes) {
  public static final FollowUp NONE = new FollowUp(FollowUpSettings.STANDARD, List.of(), List.of());

  public FollowUp {
    disputes = List.copyOf(disputes);
    notes = List.copyOf(notes);
  }
}
