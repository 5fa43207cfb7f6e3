package dev.ringfence.assessment;

import dev.ringfence.check.Outcome;
import dev.ringfence.check.Subject;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Severity;
import dev.ringfence.network.Plane;
import java.util.Comparator;
import java.util.Optional;

/**
 * What one check established about one subject, and what became of it.
 *
 * @param exception id of the grant that covers it, or covered it until it lapsed
 * @param treatment what exceptions and disputes say of it, where one exception does not say it all
 * @param owner who answers for it, as far as tags, notes or audit.yaml tell; only while it is unmet
 */
public record Finding(
    ControlId control,
    CheckId check,
    String title,
    Severity severity,
    Plane plane,
    Subject subject,
    Outcome outcome,
    Disposition disposition,
    Optional<String> exception,
    String message,
    String remediation,
    Optional<Treatment> treatment,
    Optional<String> owner)
    implements Comparable<Finding> {
  private static final Comparator<Finding> CANONICAL =
      Comparator.comparing(Finding::control)
          .thenComparing(Finding::check)
          .thenComparing(Finding::subject)
          .thenComparing(Finding::plane);

  /** One that nobody has said more about. */
  public Finding(
      ControlId control,
      CheckId check,
      String title,
      Severity severity,
      Plane plane,
      Subject subject,
      Outcome outcome,
      Disposition disposition,
      Optional<String> exception,
      String message,
      String remediation) {
    this(
        control,
        check,
        title,
        severity,
        plane,
        subject,
        outcome,
        disposition,
        exception,
        message,
        remediation,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public int compareTo(Finding other) {
    return CANONICAL.compare(this, other);
  }
}
