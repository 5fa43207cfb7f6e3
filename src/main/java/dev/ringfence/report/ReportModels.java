package dev.ringfence.report;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.Finding;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.history.PeriodSummary.Audited;
import dev.ringfence.history.Remediation;
import dev.ringfence.history.Timeline;
import dev.ringfence.report.FindingRow.ObservationText;
import dev.ringfence.report.ReportModel.Pages;
import dev.ringfence.report.ReportModel.Tables;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides and words what reports state. */
public final class ReportModels {
  /** Rows of a list that pages show before they point to the workbook. */
  private static final int PAGE_ROWS = 1_000;

  private ReportModels() {}

  /**
   * The report of an assessment, under the standard title, beside the newest finished audits of
   * earlier periods of its estate.
   */
  public static ReportModel of(Assessment assessment, AssessmentArchive archive) {
    return of(assessment, archive, Wording.STANDARD);
  }

  /**
   * The report of an assessment. Findings are read from the archive: twice here, and once more by
   * each renderer that prints all of them.
   */
  public static ReportModel of(Assessment assessment, AssessmentArchive archive, Wording wording) {
    AssessmentHeader header = assessment.header();
    Survey survey = new Survey(header.controls(), header.exceptions());
    each(archive, assessment.digest(), survey::add);
    Survey.Result seen = survey.result();

    EvidenceWording evidence = new EvidenceWording(header);
    FindingWording findings = new FindingWording(header, evidence);
    Rows<FindingRow> rows =
        new Rows<>(
            assessment.findings(), () -> rows(archive.findings(assessment.digest()), findings));
    PageSelection selection = new PageSelection(seen.scorecard());
    BoundaryFindings crossings = new BoundaryFindings();
    try (Stream<FindingRow> all = rows.open()) {
      all.peek(crossings::add).forEachOrdered(selection::add);
    }
    List<Assessment> months = Timeline.upTo(assessment, archive);
    BoundaryModels boundaries =
        new BoundaryModels(
            assessment, archive, evidence, crossings, new BoundaryHistory(months, archive));

    ScopeWording scope = new ScopeWording(header, evidence, seen);
    Timeline timeline = Timeline.of(months, archive);
    Optional<Comparison> comparison = comparison(months, timeline, archive);
    BoundarySection section = boundaries.section();
    selection.cite(section.sources());
    GrantWording grants = new GrantWording(header, evidence, seen);
    RemediationWording remediation =
        new RemediationWording(Remediation.of(timeline, header), header, evidence);
    return new ReportModel(
        cover(assessment, wording),
        new SummaryWording(header, seen, comparison, boundaries, remediation.open()).summary(),
        pages(scope, evidence, selection.cited()),
        tables(rows, scope, evidence, boundaries),
        section,
        new SectionWording(selection).sections(seen.scorecard()),
        grants.exceptions(),
        new DisputeWording(header, evidence, seen.disputeUse()).disputes(),
        grants.attestations(),
        MethodWording.method(header),
        new TrendWording(timeline).trend(),
        remediation.section(),
        comparison.map(Comparison::previous));
  }

  private static Optional<Comparison> comparison(
      List<Assessment> months, Timeline timeline, AssessmentArchive archive) {
    int last = months.size() - 1;
    List<Audited> audited =
        timeline.periods().stream().flatMap(period -> period.audited().stream()).toList();
    return last == 0
        ? Optional.empty()
        : Optional.of(
            Comparison.of(
                months.get(last),
                audited.get(last),
                months.get(last - 1),
                audited.get(last - 1),
                archive));
  }

  private static Cover cover(Assessment assessment, Wording wording) {
    AuditRun run = assessment.header().run();
    return new Cover(
        wording.title(),
        run.estate(),
        run.period().toString(),
        run.period().atDay(1),
        run.period().atEndOfMonth(),
        run.runId(),
        run.attempt(),
        run.asOf(),
        fingerprint(assessment.header().evidenceDigest()),
        fingerprint(assessment.digest()),
        fingerprint(run.catalogue()),
        fingerprint(run.configuration()),
        fingerprint(run.exceptions()),
        run.toolVersion(),
        wording.classification());
  }

  private static Pages pages(ScopeWording scope, EvidenceWording evidence, Set<String> cited) {
    return new Pages(
        shown(scope.sources(), "Sources"),
        shown(scope.gaps(), "Gaps"),
        shown(scope.unmodelled(), "Not understood"),
        evidenceShown(evidence.rows(), cited));
  }

  private static <T> Shown<T> shown(List<T> rows, String sheet) {
    return new Shown<>(rows.subList(0, Math.min(PAGE_ROWS, rows.size())), rows.size(), sheet);
  }

  /** All evidence, or where that is too much, what the findings on the pages cite. */
  private static Shown<EvidenceRow> evidenceShown(Rows<EvidenceRow> rows, Set<String> cited) {
    try (Stream<EvidenceRow> all = rows.open()) {
      List<EvidenceRow> shown =
          all.filter(row -> rows.count() <= PAGE_ROWS || cited.contains(row.number())).toList();
      return new Shown<>(shown, rows.count(), "Evidence");
    }
  }

  private static Tables tables(
      Rows<FindingRow> findings,
      ScopeWording scope,
      EvidenceWording evidence,
      BoundaryModels boundaries) {
    return new Tables(
        findings,
        Rows.of(scope.sources()),
        Rows.of(scope.gaps()),
        Rows.of(scope.unmodelled()),
        evidence.rows(),
        boundaries.rows(),
        boundaries.hops(),
        boundaries.drifts());
  }

  private static Stream<FindingRow> rows(Stream<Finding> findings, FindingWording wording) {
    AtomicLong number = new AtomicLong();
    return findings.map(finding -> wording.row(finding, number.incrementAndGet()));
  }

  static void each(
      AssessmentArchive archive, Digest digest, java.util.function.Consumer<Finding> use) {
    try (Stream<Finding> findings = archive.findings(digest)) {
      findings.forEachOrdered(use);
    }
  }

  static Fingerprint fingerprint(Digest digest) {
    return new Fingerprint(digest.sha256());
  }

  static Set<String> evidenceCited(List<ObservationText> observations) {
    return observations.stream()
        .flatMap(observation -> observation.sources().stream())
        .map(SourceRow::evidence)
        .collect(Collectors.toSet());
  }

  static long bytes(List<Evidence> items) {
    return items.stream().mapToLong(Evidence::bytes).sum();
  }
}
