package dev.ringfence.report;

import java.util.List;

/**
 * One check and how it came out.
 *
 * @param subject kind of resource it judges, for people; empty where it judges none
 * @param where expression that selects them; empty for all
 * @param require expression each must meet; empty where it is not decided by an expression
 * @param notRun why it could not be run, else empty
 * @param attention violated, not checked and excepted findings, in this order
 * @param quiet conforming findings and those that do not apply
 */
public record CheckSection(
    String control,
    String id,
    String title,
    String description,
    String engine,
    String severity,
    String subject,
    String where,
    String require,
    List<ParameterRow> parameters,
    String message,
    String remediation,
    String notRun,
    VerdictWord verdict,
    Counts counts,
    Figures figures,
    Shown<FindingRow> attention,
    Shown<FindingRow> quiet) {
  public CheckSection {
    parameters = List.copyOf(parameters);
  }

  /** The counts in words, without those that are nil. */
  public String result() {
    return counts.display();
  }

  /** A setting the check was run with. */
  public record ParameterRow(String name, String value) {}
}
