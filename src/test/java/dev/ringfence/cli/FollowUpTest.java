package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.assessment.Treatment;
import dev.ringfence.audit.Progress;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.JobDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two months of an estate whose premises reach more than they may: two exceptions cover all of that
 * in the first, and one of them has lapsed in the second. What owners say is hostile.
 */
class FollowUpTest {
  private static final Path SAMPLE = Path.of("src/samples/private-vpn-aws");
  private static final String BOUNDARY = "on-premises->application";
  private static final String FORMULA = "=HYPERLINK(\"http://example.com\",\"click\")";
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String EXCEPTION =
      """
      id: %s
      control: RF-SEG-001
      check: rf-seg-001.on-premises-policy
      boundary: {from: on-premises, to: application}
      flow: {protocol: tcp, ports: 443, from: %s}
      reason: The branches move in November.
      risk: low
      compensating-control: The proxy asks for a certificate.
      owner: Claims
      approver: Security
      ticket: SEC-1
      granted: 2026-10-01
      last-day: %s
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void audit_two_months() throws IOException {
    copy(SAMPLE, folder);
    Path groups =
        folder.resolve(
            "2026-11/exports/222233334444/eu-central-1/ec2-describe-security-groups.json");
    String before = Files.readString(groups);
    Files.writeString(groups, before.replace("192.168.40.0/22", "192.168.0.0/16"));
    copy(folder.resolve("2026-11"), folder.resolve("2026-10"));
    String audit = Files.readString(folder.resolve("audit.yaml"));
    Files.writeString(
        folder.resolve("audit.yaml"),
        audit
            + "exceptions: exceptions\ndisputes: disputes\nremediation: remediation\n"
            + "follow-up: {owner: Claims, due-days: {high: 20}}\n");
    write("exceptions/a.yaml", EXCEPTION.formatted("EXC-A", "192.168.0.0/17", "2027-01-31"));
    write("exceptions/b.yaml", EXCEPTION.formatted("EXC-B", "192.168.128.0/17", "2026-10-31"));
    write("disputes/a.yaml", claim("DSP-1", "'" + SCRIPT + "'", "'" + FORMULA + "'"));
    write(
        "remediation/a.yaml",
        """
        control: RF-SEG-001
        check: rf-seg-001.on-premises-policy
        subjects: ["on-premises->application"]
        owner: '%s'
        ticket: "\\e[31m%s"
        status: in-progress
        notes: [{day: 2026-11-02, text: "%s"}]
        """
            .formatted(FORMULA, SCRIPT, SCRIPT));
    assertThat(run(folder, "2026-10", "state").exitCode()).isLessThanOrEqualTo(ExitCode.OPEN);
    audit("2026-11", "state");
  }

  private static String claim(String id, String claimant, String reason) {
    return """
        id: %s
        control: RF-SEG-001
        check: rf-seg-001.on-premises-policy
        subjects: ["on-premises->application"]
        flow: {protocol: tcp, ports: 443, from: 192.168.0.0/16}
        claimant: %s
        reason: %s
        raised: 2026-11-01
        """
        .formatted(id, claimant, reason);
  }

  private static void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static void audit(String period, String state) {
    Cli audit = run(folder, period, state);
    assertThat(audit.exitCode()).as(audit.err()).isEqualTo(ExitCode.OPEN);
  }

  private static Cli run(Path estate, String period, String state) {
    return Cli.run(
        "audit",
        "--config",
        estate.resolve("audit.yaml").toString(),
        "--period",
        period,
        "--as-of",
        period + "-30T06:00:00Z",
        "--out",
        folder.resolve("reports-" + state).toString(),
        "--state",
        folder.resolve(state).toString());
  }

  private static Path report(String period, String state) {
    return folder.resolve("reports-" + state).resolve("private-vpn-aws").resolve(period);
  }

  private static Cli remediation(String... arguments) {
    return Cli.run(
        Stream.concat(
                Stream.of("remediation", "--state", folder.resolve("state").toString()),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  private static Finding finding(String period) throws IOException {
    try (JobDatabase database = JobDatabase.open(folder.resolve("state"))) {
      AssessmentArchive archive = new AuditJobs(database, Progress.SILENT).archive();
      var assessment = archive.latest("private-vpn-aws", YearMonth.parse(period)).orElseThrow();
      try (Stream<Finding> findings = archive.findings(assessment.digest())) {
        return findings
            .filter(one -> one.check().value().equals("rf-seg-001.on-premises-policy"))
            .filter(one -> one.subject().id().equals(BOUNDARY))
            .findFirst()
            .orElseThrow();
      }
    }
  }

  @Test
  void given_flow_exceptions_for_both_halves_then_it_is_excepted_and_violated_all_the_same()
      throws IOException {
    Finding finding = finding("2026-10");

    assertThat(finding.disposition()).isEqualTo(Disposition.EXCEPTED);
    assertThat(finding.outcome()).isEqualTo(finding("2026-11").outcome());
    assertThat(finding.treatment().orElseThrow().exceptions())
        .extracting(Treatment.Part::exception)
        .containsExactly("EXC-A", "EXC-B");
  }

  @Test
  void given_one_of_them_lapsed_then_its_half_is_open_and_no_more() throws IOException {
    Finding finding = finding("2026-11");

    assertThat(finding.disposition()).isEqualTo(Disposition.LAPSED_EXCEPTION);
    assertThat(finding.exception()).contains("EXC-B");
    Treatment treatment = finding.treatment().orElseThrow();
    assertThat(treatment.remaining())
        .isEqualTo(
            "tcp 443 (source ports 1024-65535) from 192.168.128.0/17 to"
                + " 10.60.10.21/32,10.60.11.21/32");
    // Of 192.168.0.0/17 everything but 192.168.40.0/22, which is allowed.
    assertThat(treatment.exceptions())
        .extracting(Treatment.Part::exception)
        .containsExactly("EXC-A");
    assertThat(treatment.exceptions().get(0).covers())
        .contains("from 192.168.0.0/17 except 192.168.40.0/22 to")
        .doesNotContain("192.168.128.0");
  }

  @Test
  void given_a_dispute_that_nobody_adjudicated_then_the_finding_is_open() throws IOException {
    Finding finding = finding("2026-11");

    assertThat(finding.disposition().isOpen()).isTrue();
    assertThat(finding.treatment().orElseThrow().dispute()).contains("DSP-1");
    assertThat(finding.owner()).contains(FORMULA);
  }

  @Test
  void given_hostile_words_then_text_obeys_none_of_them() {
    // Due days run from the audit that saw it open, not from those that saw it excepted.
    Cli text = remediation();

    assertThat(text.exitCode()).as(text.err()).isEqualTo(ExitCode.OK);
    assertThat(text.out())
        .contains("2026-12-20  20", "\\u001b[31m" + SCRIPT, BOUNDARY)
        .doesNotContain("\u001b");
    assertThat(remediation("--overdue").out()).startsWith("no such finding is open");
  }

  @Test
  void given_each_format_then_no_cell_is_a_formula() {
    for (String format : List.of("csv", "jira", "github")) {
      Cli printed = remediation("--format", format, "--owner", FORMULA);

      assertThat(printed.exitCode()).as(printed.err()).isEqualTo(ExitCode.OK);
      assertThat(printed.out()).contains(BOUNDARY).doesNotContain("\u001b").doesNotContain("\"=");
    }
    assertThat(remediation("--format", "csv", "--owner", FORMULA).out())
        .contains("\"'=HYPERLINK(\"\"http://example.com\"\",\"\"click\"\")\"");
    assertThat(remediation("--format", "jira").out())
        .startsWith(
            "\"Summary\",\"Issue Type\",\"Priority\",\"Due Date\",\"Labels\",\"Description\"")
        .contains("\"Task\",\"High\",\"2026-12-20\"");
  }

  @Test
  void given_an_owner_nobody_is_then_those_there_are_are_named() {
    Cli unknown = remediation("--owner", "Nobody");

    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("--owner 'Nobody': the history has ");
  }

  @Test
  void given_hostile_words_then_the_report_prints_them_as_they_are() throws IOException {
    String pages;
    try (PDDocument document =
        Loader.loadPDF(report("2026-11", "state").resolve("report.pdf").toFile())) {
      pages = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }

    assertThat(pages)
        .contains(SCRIPT, FORMULA.replaceAll("\\s+", ""), "notadjudicated:findingsopen")
        .contains("Disputedfindings", "Burn-downbyquarter");
  }

  @Test
  void given_hostile_words_then_the_workbook_has_texts_and_no_formula() throws IOException {
    try (InputStream in = Files.newInputStream(report("2026-11", "state").resolve("report.xlsx"));
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      assertThat(texts(book.getSheet("Disputes"))).contains(SCRIPT, FORMULA);
      assertThat(texts(book.getSheet("Remediation"))).contains(FORMULA, "in-progress", BOUNDARY);
      assertThat(texts(book.getSheet("Remediation owners"))).contains(FORMULA);
      assertThat(texts(book.getSheet("Exceptions")))
          .contains("boundary on-premises -> application\nflow tcp 443 from 192.168.0.0/17");
    }
  }

  private static List<String> texts(Sheet sheet) {
    List<String> texts = new java.util.ArrayList<>();
    for (Row row : sheet) {
      for (Cell cell : row) {
        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
        if (cell.getCellType() == CellType.STRING) {
          texts.add(cell.getStringCellValue());
        }
      }
    }
    return texts;
  }

  @Test
  void given_no_month_before_then_the_assessment_is_the_same() throws IOException {
    audit("2026-11", "alone");

    assertThat(assessment("alone")).isEqualTo(assessment("state"));
  }

  private static String assessment(String state) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(report("2026-11", state).resolve("RUN.json")))
        .get("assessment")
        .asString();
  }

  @Test
  void given_a_dispute_with_half_a_verdict_then_its_line_is_named(@TempDir Path other)
      throws IOException {
    copy(SAMPLE, other);
    Files.writeString(
        other.resolve("audit.yaml"),
        Files.readString(other.resolve("audit.yaml")) + "disputes: disputes\n");
    Files.createDirectories(other.resolve("disputes"));
    Files.writeString(
        other.resolve("disputes/a.yaml"), claim("DSP-1", "A", "B") + "verdict: flase-positive\n");

    Cli audit = run(other, "2026-11", "refused");

    assertThat(audit.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(audit.err())
        .contains("disputes/a.yaml:9: unknown verdict \"flase-positive\"; nearest is ")
        .doesNotContain("Exception in", "\tat ");
  }
}
