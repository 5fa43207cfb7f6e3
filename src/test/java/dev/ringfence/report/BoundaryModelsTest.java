package dev.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Finding;
import dev.ringfence.assessment.FlowRecord;
import dev.ringfence.assessment.Listed;
import dev.ringfence.assessment.Standing;
import dev.ringfence.check.Subject;
import dev.ringfence.flow.Certainty;
import dev.ringfence.network.Boundary;
import dev.ringfence.report.BoundaryPage.DocumentedRow;
import dev.ringfence.report.BoundaryPage.DoubtRow;
import dev.ringfence.report.BoundaryPage.IssueRow;
import dev.ringfence.report.BoundarySection.ClosedRow;
import dev.ringfence.report.PathRow.PathHop;
import dev.ringfence.report.ZoneMatrix.Cell;
import dev.ringfence.report.ZoneMatrix.Legend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundaryModelsTest {
  private final BoundarySection section = SampleAssessment.model().boundaries();

  @Test
  void given_the_sample_then_each_cell_says_what_is_allowed_and_what_passes() {
    assertThat(row("internet"))
        .extracting(Cell::state)
        .containsExactly(
            BoundaryState.BEYOND,
            BoundaryState.MEDIATED,
            BoundaryState.CLOSED,
            BoundaryState.NOT_SEEN);
    assertThat(row("internet").get(0).text())
        .isEqualTo(
            "✕ passes, not allowed\nallowed: 1 line\n2 certain, 0 possible\n1 not allowed"
                + "\n1 undocumented");
    assertThat(row("application").get(1).state()).isEqualTo(BoundaryState.MAY_BE_BEYOND);
    assertThat(row("public").get(1).state()).isEqualTo(BoundaryState.UNDOCUMENTED);
  }

  @Test
  void given_a_matrix_then_its_legend_adds_up_to_its_cells() {
    assertThat(section.matrix().legend().stream().mapToLong(Legend::cells).sum()).isEqualTo(16);
  }

  @Test
  void given_a_boundary_beyond_its_policy_then_its_page_has_policy_difference_and_path() {
    BoundaryPage page = page("internet → public");

    assertThat(page.policy().get(0).text()).isEqualTo("443/tcp");
    assertThat(page.policy().get(0).source().display()).isEqualTo("audit.yaml:12");
    assertThat(page.head().difference())
        .containsExactly(
            "1 line passes for certain and is not allowed.",
            "1 line is not in the table of documented flows.");
    FlowRow first = page.flows().rows().get(0);
    assertThat(first.policy()).isEqualTo("✕ not allowed");
    assertThat(first.witness().hops())
        .extracting(PathRow.HopRow::number, PathRow.HopRow::direction, PathRow.HopRow::verdict)
        .containsExactly(
            tuple(1, "request", "permits"),
            tuple(2, "request", "permits"),
            tuple(3, "answer", "? not known"));
    assertThat(first.witness().hops().get(1).sources().get(0).evidence()).isEqualTo("E-0004");
  }

  @Test
  void given_a_row_that_documents_what_does_not_pass_then_it_says_so() {
    assertThat(page("public → application").documented())
        .extracting(DocumentedRow::services, DocumentedRow::use)
        .containsExactly(tuple("tcp 8443", "✓ passes"), tuple("tcp 9200", "▽ not permitted"));
  }

  @Test
  void given_a_doubt_that_comes_from_a_missing_answer_then_it_leads_to_the_gap() {
    assertThat(page("application → data").doubts())
        .singleElement()
        .extracting(DoubtRow::gaps)
        .isEqualTo(List.of("G-001"));
  }

  @Test
  void given_an_endpoint_of_two_zones_then_the_pages_of_both_name_it() {
    assertThat(page("application → data").issues())
        .extracting(IssueRow::name)
        .containsExactly("batch-7");
    assertThat(page("internet → public").issues()).isEmpty();
  }

  @Test
  void given_nothing_that_passes_then_only_a_policy_makes_a_page_of_it() {
    assertThat(section.pages().rows())
        .extracting(page -> page.head().title())
        .containsExactly(
            "public → application",
            "application → application",
            "application → data",
            "data → internet",
            "internet → public",
            "internet → application");
    assertThat(section.closed())
        .containsExactly(
            new ClosedRow("public", List.of("public", "data", "internet")),
            new ClosedRow("application", List.of("public", "internet")),
            new ClosedRow("data", List.of("public", "application", "data")),
            new ClosedRow("internet", List.of("data")));
  }

  @Test
  void given_a_finding_on_a_closed_boundary_then_it_has_a_page_with_the_finding() {
    Boundary boundary = new Boundary("data", "data");
    Finding finding = about(boundary);

    BoundarySection with =
        SampleAssessment.model(
                SampleBoundaries.zones(), SampleBoundaries.boundaries(), List.of(finding))
            .boundaries();

    BoundaryPage page =
        with.pages().rows().stream()
            .filter(one -> one.head().title().equals("data → data"))
            .findFirst()
            .orElseThrow();
    assertThat(page.findings().rows())
        .extracting(FindingRow::number, FindingRow::verdict)
        .containsExactly(tuple("F-00001", VerdictWord.VIOLATED));
  }

  @Test
  void given_tables_then_they_have_as_many_rows_as_they_say() {
    ReportModel.Tables tables = SampleAssessment.model().tables();

    try (Stream<BoundaryRow> rows = tables.boundaries().open();
        Stream<PathHop> hops = tables.paths().open()) {
      assertThat(rows.count()).isEqualTo(tables.boundaries().count()).isEqualTo(18);
      assertThat(hops.count()).isEqualTo(tables.paths().count()).isEqualTo(27);
    }
  }

  @Test
  void given_more_lines_than_an_assessment_keeps_then_the_page_says_so() {
    FlowRecord flow =
        SampleBoundaries.flow(
            Certainty.CERTAIN, "tcp 1", Standing.BEYOND, Standing.UNSTATED, "10.0.0.0/8");
    BoundaryRecord record =
        new BoundaryRecord(
            new Boundary("internet", "public"),
            Optional.empty(),
            true,
            new Listed<>(List.of(), 0),
            new Listed<>(List.of(flow), 5_000),
            List.of(
                new BoundaryRecord.Count(
                    Certainty.CERTAIN, Standing.BEYOND, Standing.UNSTATED, 5_000)),
            new Listed<>(List.of(), 0),
            new Listed<>(List.of(), 0));

    BoundarySection cut =
        SampleAssessment.model(SampleBoundaries.zones(), List.of(record)).boundaries();

    assertThat(cut.pages().rows().get(0).linesLeft())
        .isEqualTo("The assessment keeps the first 1 of 5,000 lines; the counts are of all.");
  }

  @Test
  void given_more_boundaries_than_pages_take_then_the_worst_have_one_and_the_rest_is_counted() {
    BoundarySection large = LargeBoundaries.model(40).boundaries();

    assertThat(large.pages().note()).isEqualTo("80 of 394 shown, all 394 in sheet Boundaries");
    assertThat(large.pages().rows())
        .extracting(page -> page.head().state())
        .containsOnly(BoundaryState.BEYOND);
    assertThat(large.matrix().isWorded()).isFalse();
    assertThat(large.matrix().blocks()).hasSize(4);
  }

  @Test
  void given_an_assessment_from_before_flows_were_computed_then_nothing_is_claimed() {
    List<Finding> findings = SampleAssessment.findings();

    ReportModel model = SampleAssessment.model(findings.size(), findings::stream);

    assertThat(model.boundaries().isAnalysed()).isFalse();
    assertThat(model.summary().totals())
        .extracting(Summary.Total::label)
        .doesNotContain("Permitted flows");
    assertThat(model.method().paragraphs().toString()).contains("does not say which packets");
  }

  @Test
  void given_an_earlier_assessment_without_flows_then_their_totals_stand_alone() {
    assertThat(SampleAssessment.model().summary().totals())
        .filteredOn(total -> total.label().equals("Permitted flows"))
        .containsExactly(new Summary.Total("Permitted flows", 7, "", ""));
  }

  private List<Cell> row(String from) {
    return section.matrix().whole().rows().stream()
        .filter(line -> line.from().name().equals(from))
        .findFirst()
        .map(ZoneMatrix.Line::cells)
        .orElse(new ArrayList<>());
  }

  private BoundaryPage page(String title) {
    return section.pages().rows().stream()
        .filter(page -> page.head().title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static Finding about(Boundary boundary) {
    Finding any = HostileFindings.finding("any");
    return new Finding(
        any.control(),
        any.check(),
        any.title(),
        any.severity(),
        any.plane(),
        new Subject("boundary", boundary.id(), boundary.toString(), "", "", ""),
        any.outcome(),
        any.disposition(),
        any.exception(),
        any.message(),
        any.remediation());
  }
}
