package dev.ringfence.report;

import dev.ringfence.report.PathRow.PathHop;
import java.util.List;
import java.util.Optional;

/**
 * Everything a renderer may print, already decided and worded.
 *
 * @param controls in order of their ids
 * @param boundaries zones, and what passes between them
 * @param exceptions lapsed ones first
 * @param disputes those that need action first
 * @param remediation what is to be done about open findings, up to this month
 * @param trend from month to month, up to this one
 * @param previous the newest finished audit of an earlier period, if the archive has one
 */
public record ReportModel(
    Cover cover,
    Summary summary,
    Pages pages,
    Tables tables,
    BoundarySection boundaries,
    List<ControlSection> controls,
    List<ExceptionRow> exceptions,
    List<DisputeRow> disputes,
    List<AttestationRow> attestations,
    Method method,
    Trend trend,
    RemediationSection remediation,
    Optional<Previous> previous) {
  public ReportModel {
    controls = List.copyOf(controls);
    exceptions = List.copyOf(exceptions);
    disputes = List.copyOf(disputes);
    attestations = List.copyOf(attestations);
  }

  /** The exceptions with something to be told of them. */
  public List<ExceptionRow> calledOut() {
    return exceptions.stream().filter(row -> !row.remarks().isEmpty()).toList();
  }

  /** What fits on pages of each list that may be long. */
  public record Pages(
      Shown<SourceScope> sources,
      Shown<GapRow> gaps,
      Shown<UnmodelledRow> unmodelled,
      Shown<EvidenceRow> evidence) {
    /** The evidence shown, by the source it came from. */
    public List<EvidenceGroup> evidenceBySource() {
      return EvidenceGroup.of(evidence.rows());
    }
  }

  /** The same lists whole, read as they are written. */
  public record Tables(
      Rows<FindingRow> findings,
      Rows<SourceScope> sources,
      Rows<GapRow> gaps,
      Rows<UnmodelledRow> unmodelled,
      Rows<EvidenceRow> evidence,
      Rows<BoundaryRow> boundaries,
      Rows<PathHop> paths,
      Rows<DriftRow> drift) {}
}
