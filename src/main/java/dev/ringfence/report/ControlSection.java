package dev.ringfence.report;

import java.util.List;

/** One control and how it came out. */
public record ControlSection(
    String id,
    String title,
    String severity,
    VerdictWord verdict,
    Counts counts,
    Figures figures,
    String description,
    String rationale,
    List<String> threats,
    List<RequirementRow> requirements,
    List<String> guidance,
    List<CheckSection> checks) {
  public ControlSection {
    threats = List.copyOf(threats);
    requirements = List.copyOf(requirements);
    guidance = List.copyOf(guidance);
    checks = List.copyOf(checks);
  }

  /** Where a framework asks for it. */
  public record RequirementRow(String framework, String references) {}
}
