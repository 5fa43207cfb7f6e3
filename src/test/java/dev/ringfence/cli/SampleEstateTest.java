package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.audit.Progress;
import dev.ringfence.check.Verdict;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.history.FindingKey;
import dev.ringfence.history.PeriodSummary;
import dev.ringfence.history.Sighting;
import dev.ringfence.history.Timeline;
import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.JobDatabase;
import dev.ringfence.score.Scoring;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults that the sample estate's README names are found, and are on a page and in a row. */
class SampleEstateTest {
  private static final List<String> PERIODS = List.of("2026-09", "2026-10", "2026-11");
  private static final Path README = Path.of("src/samples/three-tier-aws/README.md");
  private static final Pattern SUBJECT = Pattern.compile("`([^`]+)`");
  private static final Set<String> WITHOUT_FINDING = Set.of("absent", "fixed");

  @TempDir static Path folder;

  private static JobDatabase database;
  private static AssessmentArchive archive;
  private static final Map<String, List<Finding>> FINDINGS = new TreeMap<>();
  private static final Map<String, String> PAGES = new TreeMap<>();
  private static final Map<String, String> CELLS = new TreeMap<>();

  /** One row of the README's table: what is the matter, with what, in which month. */
  private record Fault(String number, String check, List<String> subjects, List<String> months) {}

  @BeforeAll
  static void audit_three_months() throws IOException {
    Cli demo =
        Cli.run(
            "demo",
            "--out",
            folder.resolve("reports").toString(),
            "--state",
            folder.resolve("state").toString());
    assertThat(demo.exitCode()).as(demo.err()).isEqualTo(ExitCode.OK);
    database = JobDatabase.open(folder.resolve("state"));
    archive = new AuditJobs(database, Progress.SILENT).archive();
    for (String period : PERIODS) {
      var assessment = archive.latest("three-tier-aws", YearMonth.parse(period)).orElseThrow();
      try (Stream<Finding> findings = archive.findings(assessment.digest())) {
        FINDINGS.put(period, findings.toList());
      }
      Path reports = folder.resolve("reports/three-tier-aws").resolve(period);
      PAGES.put(period, withoutSpace(text(reports.resolve("report.pdf"))));
      CELLS.put(period, cells(reports.resolve("report.xlsx")));
    }
  }

  @AfterAll
  static void close() throws IOException {
    database.close();
  }

  @TestFactory
  Stream<DynamicTest> every_fault_has_its_story() throws IOException {
    List<Fault> faults = faults();
    assertThat(faults).hasSize(56);
    return faults.stream()
        .flatMap(
            fault ->
                PERIODS.stream()
                    .map(
                        period ->
                            dynamicTest(
                                "fault %s in %s: %s"
                                    .formatted(fault.number(), period, state(fault, period)),
                                () -> holds(fault, period))));
  }

  @Test
  void every_figure_of_the_history_is_what_the_findings_of_its_month_give() {
    List<Assessment> assessments = archive.periods("three-tier-aws");
    List<PeriodSummary> periods = Timeline.of(assessments, archive).periods();

    assertThat(periods).extracting(period -> period.period().toString()).isEqualTo(PERIODS);
    for (int i = 0; i < PERIODS.size(); i++) {
      List<Finding> findings = FINDINGS.get(PERIODS.get(i));
      PeriodSummary.Audited audited = periods.get(i).audited().orElseThrow();
      assertThat(audited.scorecard())
          .isEqualTo(Scoring.of(assessments.get(i).header().controls(), findings.stream()));
      assertThat(audited.movement().open()).isEqualTo(violated(findings).size());
      assertThat(audited.movement().exceptedNow())
          .isEqualTo(
              findings.stream().filter(f -> f.disposition() == Disposition.EXCEPTED).count());
      if (i > 0) {
        Set<FindingKey> before = violated(FINDINGS.get(PERIODS.get(i - 1)));
        assertThat(
                audited.movement().fresh()
                    + audited.movement().reopened()
                    + audited.movement().returned())
            .isEqualTo(violated(findings).stream().filter(key -> !before.contains(key)).count());
      }
    }
  }

  private static Set<FindingKey> violated(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.outcome().verdict() == Verdict.NOT_SATISFIED)
        .filter(finding -> finding.disposition() != Disposition.EXCEPTED)
        .map(finding -> Sighting.of(finding).key())
        .collect(Collectors.toSet());
  }

  private static String state(Fault fault, String period) {
    return fault.months().get(PERIODS.indexOf(period));
  }

  private static void holds(Fault fault, String period) {
    String state = state(fault, period);
    List<Finding> about = about(fault, period);
    List<Finding> violated =
        about.stream()
            .filter(finding -> finding.outcome().verdict() == Verdict.NOT_SATISFIED)
            .toList();
    switch (state) {
      case "fixed", "absent" -> assertThat(violated).isEmpty();
      case "open" -> shown(violated, Disposition.OPEN, period);
      case "excepted" -> shown(violated, Disposition.EXCEPTED, period);
      case "lapsed" -> shown(violated, Disposition.LAPSED_EXCEPTION, period);
      case "inconclusive" ->
          assertThat(about)
              .extracting(finding -> finding.outcome().verdict())
              .contains(Verdict.INCONCLUSIVE)
              .doesNotContain(Verdict.NOT_SATISFIED);
      default -> throw new AssertionError("unknown state in README: " + state);
    }
  }

  private static void shown(List<Finding> violated, Disposition disposition, String period) {
    assertThat(violated).isNotEmpty();
    for (Finding finding : violated) {
      assertThat(finding.disposition()).isEqualTo(disposition);
      String id = finding.subject().id();
      assertThat(PAGES.get(period)).contains(withoutSpace(id));
      assertThat(CELLS.get(period)).contains(id);
      finding.outcome().observations().stream()
          .flatMap(observation -> observation.sources().stream().limit(1))
          .forEach(
              source -> {
                assertThat(PAGES.get(period)).contains(withoutSpace(source.path()));
                assertThat(CELLS.get(period)).contains(source.digest().sha256());
              });
    }
  }

  private static List<Finding> about(Fault fault, String period) {
    return FINDINGS.get(period).stream()
        .filter(finding -> finding.check().value().equals(fault.check()))
        .filter(finding -> fault.subjects().contains(finding.subject().id()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-09", "2026-10", "2026-11"})
  void no_month_has_a_finding_that_no_fault_explains(String period) throws IOException {
    List<String> explained =
        faults().stream()
            .filter(fault -> !WITHOUT_FINDING.contains(state(fault, period)))
            .flatMap(fault -> fault.subjects().stream().map(id -> fault.check() + " " + id))
            .toList();

    List<String> found =
        FINDINGS.get(period).stream()
            .filter(
                finding ->
                    Set.of(Verdict.NOT_SATISFIED, Verdict.INCONCLUSIVE)
                        .contains(finding.outcome().verdict()))
            .map(finding -> finding.check().value() + " " + finding.subject().id())
            .toList();

    assertThat(found).containsExactlyInAnyOrderElementsOf(explained);
  }

  @Test
  void what_a_call_was_denied_is_open_and_never_conforms() {
    List<Finding> october =
        FINDINGS.get("2026-10").stream()
            .filter(finding -> finding.check().value().equals("waf-sec-050.flow-log-retention"))
            .filter(finding -> finding.subject().account().equals("444455556666"))
            .toList();

    assertThat(october)
        .isNotEmpty()
        .allSatisfy(
            finding -> assertThat(finding.outcome().verdict()).isEqualTo(Verdict.INCONCLUSIVE));
  }

  @Test
  void no_secret_of_the_estate_is_in_state_or_reports() throws IOException {
    for (String period : PERIODS) {
      assertThat(PAGES.get(period)).doesNotContain("FAKE-");
      assertThat(CELLS.get(period)).doesNotContain("FAKE-");
    }
  }

  private static List<Fault> faults() throws IOException {
    List<Fault> faults = new ArrayList<>();
    for (String line : Files.readAllLines(README)) {
      String[] cells = line.split(" \\| |^\\| | \\|$");
      if (line.matches("\\| \\d+[a-z]? \\| `.*")) {
        faults.add(
            new Fault(
                cells[1],
                checkId(cells[2].replace("`", "")),
                subjects(cells[3]),
                List.of(cells[4].split(" / "))));
      }
    }
    return faults;
  }

  private static String checkId(String cell) {
    return cell.contains(".") ? cell : "waf-sec-050." + cell;
  }

  private static List<String> subjects(String cell) {
    return SUBJECT.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }

  private static String cells(Path workbook) throws IOException {
    StringBuilder cells = new StringBuilder();
    DataFormatter formatter = new DataFormatter();
    try (InputStream bytes = Files.newInputStream(workbook);
        XSSFWorkbook book = new XSSFWorkbook(bytes)) {
      book.forEach(
          sheet -> {
            for (Row row : sheet) {
              for (Cell cell : row) {
                cells.append(formatter.formatCellValue(cell)).append('\n');
              }
            }
          });
    }
    return cells.toString();
  }
}
