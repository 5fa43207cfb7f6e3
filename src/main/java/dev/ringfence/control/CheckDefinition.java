package dev.ringfence.control;

import java.util.List;
import java.util.Optional;

/**
 * One check of a control as its file states it.
 *
 * @param subject kind of resource a {@code resource} check judges; empty for other engines
 * @param where which of them; empty means all
 * @param require what must hold for each
 * @param boundary what a {@code boundary} check judges and demands; empty for other engines
 * @param blocks what a {@code terraform} check judges and demands; empty for other engines
 * @param message what it means when it does not
 * @param notExecutable why this check cannot be run, if it cannot
 * @param line where it stands in its catalogue file
 */
public record CheckDefinition(
    CheckId id,
    Engine engine,
    Severity severity,
    String title,
    String description,
    String subject,
    String where,
    String require,
    Optional<BoundaryRule> boundary,
    Optional<BlockRule> blocks,
    Parameters parameters,
    String message,
    String remediation,
    List<Example> examples,
    Optional<String> notExecutable,
    int line) {
  public CheckDefinition {
    examples = List.copyOf(examples);
  }

  /** A check of another engine than {@code boundary} and {@code terraform}. */
  public CheckDefinition(
      CheckId id,
      Engine engine,
      Severity severity,
      String title,
      String description,
      String subject,
      String where,
      String require,
      Parameters parameters,
      String message,
      String remediation,
      List<Example> examples,
      Optional<String> notExecutable,
      int line) {
    this(
        id,
        engine,
        severity,
        title,
        description,
        subject,
        where,
        require,
        Optional.empty(),
        Optional.empty(),
        parameters,
        message,
        remediation,
        examples,
        notExecutable,
        line);
  }

  public boolean isExecutable() {
    return notExecutable.isEmpty();
  }

  /** The same check with an audit's settings. */
  public CheckDefinition with(Parameters overrides) {
    return new CheckDefinition(
        id,
        engine,
        severity,
        title,
        description,
        subject,
        where,
        require,
        boundary,
        blocks,
        parameters.overriddenBy(overrides),
        message,
        remediation,
        examples,
        notExecutable,
        line);
  }
}
