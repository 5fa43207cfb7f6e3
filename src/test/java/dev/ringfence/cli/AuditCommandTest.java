package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monthly job and its stages through the command line: what goes wrong, and what is kept. */
class AuditCommandTest {
  private static final Path SAMPLE = Path.of("src/samples/three-tier-aws");
  private static final String REGION = "2026-11/exports/111122223333/eu-central-1";

  @TempDir Path folder;

  @Test
  void given_no_audit_yaml_the_message_says_what_to_do() {
    Cli audit = Cli.run("audit", "--config", folder.resolve("audit.yaml").toString());

    assertThat(audit.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(audit.err())
        .contains("audit.yaml")
        .contains("ringfence init")
        .doesNotContain("at dev.");
  }

  @Test
  void given_a_wrong_audit_yaml_every_problem_is_named_with_its_line_and_nothing_is_written()
      throws IOException {
    Path config = folder.resolve("audit.yaml");
    Files.writeString(
        config,
        """
        estate: shop
        sourcs: []
        sources:
          - export: exports
            accounts: [111122223333]
            regions: [eu-central-1]
        zones:
          - {name: a, tier: data, cidrs: [10.0.0.0/16]}
          - {name: b, tier: data, cidrs: [10.0.128.0/20]}
        """);

    Cli audit =
        Cli.run(
            "audit",
            "--config",
            config.toString(),
            "--out",
            folder.resolve("reports").toString(),
            "--state",
            folder.resolve("state").toString());

    assertThat(audit.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(audit.err())
        .contains("audit.yaml:2:")
        .contains("sources")
        .contains("audit.yaml:5:")
        .contains("audit.yaml:9:")
        .doesNotContain("at dev.");
    assertThat(folder.resolve("reports")).doesNotExist();
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void given_reports_that_cannot_go_where_they_should_the_audit_does_not_start()
      throws IOException {
    copySample();
    Files.writeString(folder.resolve("reports"), "a file");

    Cli audit = audit("2026-11");

    assertThat(audit.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(audit.err()).contains("--out").contains("not a folder");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void given_an_instant_before_the_month_the_audit_does_not_start() throws IOException {
    copySample();

    Cli audit = stage("audit", "early", "--as-of", "1999-01-01T00:00:00Z");

    assertThat(audit.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void given_a_run_that_has_the_state_a_second_one_says_so() throws IOException {
    copySample();
    try (dev.ringfence.job.JobDatabase first =
        dev.ringfence.job.JobDatabase.open(folder.resolve("state"))) {
      Cli second = audit("2026-11");

      assertThat(second.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(second.err()).contains("another run is using").doesNotContain("\tat ");
    }
  }

  @Test
  void given_wrong_exceptions_and_dates_the_audit_does_not_start() throws IOException {
    copySample();
    Path exception = folder.resolve("sample/exceptions/wrong.yaml");
    Files.writeString(
        exception,
        """
        id: EXC-1
        control: WAF-SEC-050
        check: waf-sec-050.admin-port-from-internet
        subjects: [x]
        reason: r
        risk: low
        compensating-control: c
        owner: o
        approver: a
        ticket: t
        granted: 2026-13-01
        last-day: 2026-12-31
        """);

    Cli audit = audit("2026-11");

    assertThat(audit.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(audit.err())
        .contains("wrong.yaml:3:")
        .contains("waf-sec-050.admin-ports-from-internet")
        .contains("wrong.yaml:11:");
  }

  @Test
  void given_a_month_without_exports_the_line_of_the_source_is_named() throws IOException {
    copySample();

    Cli audit = audit("2026-12");

    assertThat(audit.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(audit.err()).containsPattern("audit.yaml:\\d+:.*2026-12");
    assertThat(folder.resolve("reports")).doesNotExist();
  }

  @Test
  void given_broken_export_files_each_is_a_gap_and_the_audit_goes_on() throws IOException {
    copySample();
    Path region = folder.resolve("sample").resolve(REGION);
    Files.write(region.resolve("ec2-describe-vpcs.json"), new byte[] {'{', '"', 'V'});
    Files.writeString(region.resolve("ec2-describe-subnets.json"), "not JSON at all");
    Files.write(region.resolve("ec2-describe-flow-logs.json"), new byte[] {(byte) 0xC3, 0x28});
    Files.writeString(region.resolve("ec2-describe-addresses.json"), "");
    try (RandomAccessFile huge =
        new RandomAccessFile(region.resolve("ec2-describe-instances.json").toFile(), "rw")) {
      huge.setLength(1L << 30);
    }
    Files.createDirectories(folder.resolve("sample/2026-11/exports/999988887777/eu-central-1"));
    Files.copy(
        region.resolve("ec2-describe-nat-gateways.json"),
        folder.resolve("sample/2026-11/exports/999988887777/eu-central-1/ec2-describe-vpcs.json"));

    Cli audit = audit("2026-11");

    assertThat(audit.exitCode()).as(audit.err()).isEqualTo(ExitCode.OPEN);
    Path reports = folder.resolve("reports/three-tier-aws/2026-11");
    assertThat(reports.resolve("report.pdf")).exists();
    Cli scan =
        Cli.run("scan", "--format", "json", folder.resolve("sample/2026-11/exports").toString());
    JsonNode gaps = new ObjectMapper().readTree(scan.out()).get("gaps");
    for (String file :
        new String[] {
          "describe-vpcs",
          "describe-subnets",
          "describe-flow-logs",
          "describe-addresses",
          "describe-instances"
        }) {
      assertThat(gaps.toString()).contains(file);
    }
    assertThat(gaps.toString()).contains("too-large").contains("unparsable");
  }

  @Test
  void running_a_month_again_supersedes_its_reports_and_keeps_them() throws IOException {
    copySample();

    Cli first = audit("2026-11");
    byte[] pdf = Files.readAllBytes(folder.resolve("reports/three-tier-aws/2026-11/report.pdf"));
    Cli second = audit("2026-11");

    assertThat(first.exitCode()).isEqualTo(second.exitCode()).isEqualTo(ExitCode.OPEN);
    assertThat(folder.resolve("reports/three-tier-aws/2026-11/RUN.json"))
        .content(StandardCharsets.UTF_8)
        .contains("\"attempt\" : 2");
    assertThat(folder.resolve("reports/three-tier-aws/superseded/2026-11.1/report.pdf"))
        .hasBinaryContent(pdf);
  }

  @Test
  void the_stages_alone_come_to_the_same_assessment_as_the_whole() throws IOException {
    copySample();
    audit("2026-11");
    String whole = assessment(folder.resolve("reports"));

    Cli collect = stage("collect", "stages");
    Files.move(folder.resolve("sample/2026-11"), folder.resolve("out-of-reach"));
    Cli assess = stage("assess", "stages");
    Cli report = stage("report", "stages");

    assertThat(collect.exitCode()).as(collect.err()).isZero();
    assertThat(collect.out().strip()).matches("[0-9a-f]{64}");
    assertThat(assess.out().strip()).isEqualTo(whole);
    assertThat(assess.err())
        .contains("1 conforming with approved exception, 31 violated (1 of them because an")
        .contains("exception lapsed), 1 not checked");
    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(assessment(folder.resolve("stages-reports"))).isEqualTo(whole);
    Cli again = stage("assess", "stages", "--evidence", collect.out().strip().substring(0, 12));
    assertThat(again.out().strip()).isEqualTo(whole);
    Cli none = stage("assess", "stages", "--evidence", "0000000000000000");
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private Cli stage(String command, String state, String... more) {
    String[] arguments =
        Stream.concat(
                Stream.of(
                    command,
                    "--config",
                    folder.resolve("sample/audit.yaml").toString(),
                    "--period",
                    "2026-11",
                    "--as-of",
                    "2026-11-30T06:00:00Z",
                    "--state",
                    folder.resolve(state).toString(),
                    "--out",
                    folder.resolve(state + "-reports").toString()),
                Stream.of(more))
            .toArray(String[]::new);
    return Cli.run(arguments);
  }

  private static String assessment(Path reports) throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(reports.resolve("three-tier-aws/2026-11/RUN.json")))
        .get("assessment")
        .asText();
  }

  private Cli audit(String period) {
    return Cli.run(
        "audit",
        "--config",
        folder.resolve("sample/audit.yaml").toString(),
        "--period",
        period,
        "--as-of",
        period + "-30T06:00:00Z",
        "--out",
        folder.resolve("reports").toString(),
        "--state",
        folder.resolve("state").toString());
  }

  private void copySample() throws IOException {
    try (Stream<Path> walk = Files.walk(SAMPLE)) {
      for (Path path : walk.toList()) {
        Path target = folder.resolve("sample").resolve(SAMPLE.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
