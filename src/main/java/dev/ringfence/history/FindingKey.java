package dev.ringfence.history;

import dev.ringfence.assessment.Finding;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.network.Plane;
import java.util.Comparator;

/**
 * What makes a finding the same in another period. Words and lines are not part of it.
 *
 * @param kind of the subject
 * @param subject its id, see {@link dev.ringfence.check.Subject}
 */
public record FindingKey(ControlId control, CheckId check, String kind, String subject, Plane plane)
    implements Comparable<FindingKey> {
  private static final Comparator<FindingKey> ORDER =
      Comparator.comparing(FindingKey::control)
          .thenComparing(FindingKey::check)
          .thenComparing(FindingKey::kind)
          .thenComparing(FindingKey::subject)
          .thenComparing(FindingKey::plane);

  static FindingKey of(Finding finding) {
    return new FindingKey(
        finding.control(),
        finding.check(),
        finding.subject().kind(),
        finding.subject().id(),
        finding.plane());
  }

  @Override
  public int compareTo(FindingKey other) {
    return ORDER.compare(this, other);
  }
}
