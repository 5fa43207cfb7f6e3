package dev.ringfence.control;

import java.util.List;

/**
 * One control of the catalogue: what is demanded, why, and the checks that show it.
 *
 * @param file name of the catalogue file
 */
public record Control(
    ControlId id,
    String title,
    String pillar,
    String status,
    Severity severity,
    String category,
    List<String> types,
    List<String> tags,
    String description,
    String rationale,
    List<String> threats,
    List<Requirement> requirements,
    List<String> guidance,
    List<MaturityLevel> maturityLevels,
    List<CheckDefinition> checks,
    String file) {
  public Control {
    types = List.copyOf(types);
    tags = List.copyOf(tags);
    threats = List.copyOf(threats);
    requirements = List.copyOf(requirements);
    guidance = List.copyOf(guidance);
    maturityLevels = List.copyOf(maturityLevels);
    checks = List.copyOf(checks);
  }

  /** The same control with other checks, such as those with an audit's settings. */
  public Control withChecks(List<CheckDefinition> others) {
    return new Control(
        id,
        title,
        pillar,
        status,
        severity,
        category,
        types,
        tags,
        description,
        rationale,
        threats,
        requirements,
        guidance,
        maturityLevels,
        others,
        file);
  }
}
