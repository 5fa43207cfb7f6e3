package dev.ringfence.report;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.DocumentedRecord;
import dev.ringfence.assessment.DoubtRecord;
import dev.ringfence.assessment.Listed;
import dev.ringfence.assessment.PolicyRecord;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.report.BoundaryPage.AllowedRow;
import dev.ringfence.report.BoundaryPage.DocumentedRow;
import dev.ringfence.report.BoundaryPage.DoubtRow;
import dev.ringfence.report.BoundaryPage.IssueRow;
import dev.ringfence.report.BoundaryPage.MediatedRow;
import dev.ringfence.report.BoundaryRow.BoundaryHead;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Words all there is to say of single boundaries. */
final class BoundaryPages {
  /** Lines that a page shows with their paths before it points to the workbook. */
  private static final int FLOWS = 20;

  private static final int ISSUES = 5;
  private static final String ISSUES_ELSEWHERE =
      " that may be in these zones, see the list of endpoints without a certain zone";

  private final List<CollectionGap> gaps;
  private final ZoneWording zones;
  private final EvidenceWording evidence;
  private final FlowWording flows;
  private final DriftWording drifts;
  private final BoundaryFindings findings;
  private final BoundaryHistory history;

  BoundaryPages(
      AssessmentHeader header,
      ZoneTable table,
      EvidenceWording evidence,
      BoundaryFindings findings,
      BoundaryHistory history) {
    this.gaps = header.evidence().gaps();
    this.zones = new ZoneWording(table, evidence);
    this.evidence = evidence;
    this.flows = new FlowWording(evidence);
    this.drifts = new DriftWording(evidence);
    this.findings = findings;
    this.history = history;
  }

  BoundaryPage page(BoundaryRecord boundary, BoundaryHead head) {
    List<FlowRow> rows = flows(boundary, head);
    Listed<IssueRow> issues = Listed.first(ISSUES, issues(head));
    return new BoundaryPage(
        head,
        zones.row(head.from()),
        zones.row(head.to()),
        allowed(boundary),
        head.allowed().get(0),
        boundary.policy().map(PolicyRecord::source).map(evidence::source),
        boundary.policy().map(BoundaryPages::needsDocument).orElse(""),
        boundary.documented().items().stream().map(this::documented).toList(),
        Text.left(boundary.documented(), "row", "rows"),
        new Shown<>(rows.subList(0, Math.min(FLOWS, rows.size())), rows.size(), "Boundaries"),
        head.linesLeft(),
        mediated(boundary, head),
        Text.left(boundary.mediated(), "way", "ways"),
        drifts.rows(boundary, head),
        DriftWording.left(boundary),
        findings.about(boundary.boundary().id()),
        boundary.doubts().items().stream().map(this::doubt).toList(),
        Text.left(boundary.doubts(), "doubt", "doubts"),
        issues.items(),
        issues.isCut() ? Text.left(issues, "endpoint", "endpoints") + ISSUES_ELSEWHERE : "",
        history.of(boundary.boundary()));
  }

  List<FlowRow> flows(BoundaryRecord boundary, BoundaryHead head) {
    return IntStream.range(0, boundary.flows().items().size())
        .mapToObj(i -> flows.flow(boundary.flows().items().get(i), head.number() + "." + (i + 1)))
        .toList();
  }

  List<MediatedRow> mediated(BoundaryRecord boundary, BoundaryHead head) {
    return IntStream.range(0, boundary.mediated().items().size())
        .mapToObj(
            i -> flows.mediated(boundary.mediated().items().get(i), head.number() + ".m" + (i + 1)))
        .toList();
  }

  List<DriftRow> drifts(BoundaryRecord boundary, BoundaryHead head) {
    return drifts.rows(boundary, head);
  }

  private List<AllowedRow> allowed(BoundaryRecord boundary) {
    return boundary.policy().map(PolicyRecord::allowed).orElse(List.of()).stream()
        .map(line -> new AllowedRow(line.text(), evidence.source(line.source())))
        .toList();
  }

  private static String needsDocument(PolicyRecord policy) {
    return policy.needsDocument()
        ? "what passes has to be in the table of documented flows"
        : "what passes need not be in the table of documented flows";
  }

  private DocumentedRow documented(DocumentedRecord row) {
    return new DocumentedRow(
        row.from(),
        row.to(),
        row.services(),
        row.purpose(),
        row.reviewed().map(LocalDate::toString).orElse(""),
        BoundaryWording.use(row),
        BoundaryWording.useStyle(row),
        evidence.source(row.source()));
  }

  private DoubtRow doubt(DoubtRecord doubt) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < gaps.size(); i++) {
      if (doubt.reason().contains(gaps.get(i).display())) {
        numbers.add(ScopeWording.gapNumber(i + 1));
      }
    }
    Listed<SourceRef> sources = doubt.sources();
    return new DoubtRow(
        doubt.reason(),
        numbers,
        sources.items().stream().map(evidence::source).toList(),
        Text.left(sources, "place", "places"));
  }

  /** Endpoints that are, or may be, on one of the two sides and perhaps on another too. */
  private List<IssueRow> issues(BoundaryHead head) {
    return zones.issues().rows().stream()
        .filter(issue -> issue.zones().contains(head.from()) || issue.zones().contains(head.to()))
        .toList();
  }
}
