package dev.ringfence.report;

import dev.ringfence.report.BoundaryRow.BoundaryHead;
import java.util.List;
import java.util.stream.Stream;

/**
 * One difference, or what is the same, between what is declared and what the account shows of a
 * boundary.
 *
 * @param what how they differ, with a sign
 * @param style name of the style that colours it
 * @param subject what passes, or which rule it is
 * @param inCode what the declaration says; empty for nothing of it
 * @param inAccount what the account shows; empty for nothing of it
 * @param declared where the rules are declared
 * @param actual where the account shows the rules
 */
public record DriftRow(
    BoundaryHead head,
    String what,
    String style,
    String subject,
    String inCode,
    String inAccount,
    List<SourceRow> declared,
    List<SourceRow> actual) {
  public DriftRow {
    declared = List.copyOf(declared);
    actual = List.copyOf(actual);
  }

  Stream<SourceRow> sources() {
    return Stream.concat(declared.stream(), actual.stream());
  }
}
