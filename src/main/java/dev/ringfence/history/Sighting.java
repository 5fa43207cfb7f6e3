package dev.ringfence.history;

import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.score.Counted;
import java.util.Optional;

/**
 * What one assessment says of one finding, without its words.
 *
 * @param owner who answers for it; empty where nobody is named
 * @param place the source its subject is in; all three parts are empty for a subject of no source
 */
public record Sighting(
    FindingKey key,
    Severity severity,
    Verdict verdict,
    Disposition disposition,
    EvidenceSource place,
    Optional<String> owner) {
  public static Sighting of(Finding finding) {
    return new Sighting(
        FindingKey.of(finding),
        finding.severity(),
        finding.outcome().verdict(),
        finding.disposition(),
        new EvidenceSource(
            finding.subject().provider(), finding.subject().account(), finding.subject().region()),
        finding.owner());
  }

  /** Whether it stands for subjects that a source, or the whole estate, did not name. */
  boolean isSilence() {
    return Counted.isSilence(verdict, key.kind());
  }

  Condition condition() {
    return switch (verdict) {
      case SATISFIED, NOT_APPLICABLE -> Condition.SETTLED;
      case INCONCLUSIVE -> Condition.UNSEEN;
      case NOT_SATISFIED -> disposition.isSetAside() ? Condition.EXCEPTED : Condition.VIOLATED;
    };
  }
}
