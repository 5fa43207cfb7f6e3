package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What users and scripts see of the commands: exit codes, JSON shapes, and words for wrong input.
 */
class CommandLineTest {
  private static final Path SAMPLE = Path.of("src/samples/three-tier-aws");
  private static final String REGION = "2026-11/exports/111122223333/eu-central-1";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "init",
        "audit",
        "collect",
        "assess",
        "report",
        "history",
        "diff",
        "remediation",
        "handoff",
        "verify",
        "reperform",
        "scan",
        "flows",
        "explain",
        "reach",
        "controls",
        "controls list",
        "controls show",
        "controls test",
        "permissions",
        "permissions aws",
        "permissions azure",
        "demo"
      })
  void every_command_explains_itself_with_an_example(String command) {
    Cli help = Cli.run((command + " --help").trim().split(" "));

    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("Usage: ringfence")
        .contains("Example")
        .contains("ringfence " + command);
    List<String> lines = help.out().lines().dropWhile(line -> !line.startsWith("Example")).toList();
    for (int i = 1; i < lines.size(); i++) {
      boolean isAfterExample = lines.get(i - 1).startsWith("  ");
      assertThat(isAfterExample && lines.get(i).matches("[^ A-Z].*"))
          .as("an example wider than help: %s", lines.get(i - 1))
          .isFalse();
    }
  }

  @Test
  void given_an_unknown_option_the_usage_is_wrong() {
    Cli wrong = Cli.run("audit", "--perid", "2026-11");

    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("--perid").contains("--period");
  }

  @Test
  void scan_prints_json_of_its_schema_and_nothing_else() throws IOException {
    Cli scan = Cli.run("scan", "--format", "json", SAMPLE.resolve("2026-10/exports").toString());

    assertThat(scan.exitCode()).isEqualTo(ExitCode.OPEN);
    JsonNode document = new ObjectMapper().readTree(scan.out());
    assertValid("scan.schema.json", document);
    assertThat(document.get("findings").size()).isGreaterThan(150);
    assertThat(document.get("gaps")).isNotEmpty();
  }

  @Test
  void controls_list_prints_json_of_its_schema() throws IOException {
    Cli list = Cli.run("controls", "list", "--format", "json");

    assertThat(list.exitCode()).isZero();
    JsonNode document = new ObjectMapper().readTree(list.out());
    assertValid("controls-list.schema.json", document);
    assertThat(document.get("controls"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(control -> assertThat(control.get("checks")).isNotEmpty());
    assertThat(document.get("controls").findValues("engine")).hasSizeGreaterThanOrEqualTo(45);
  }

  @Test
  void controls_test_runs_every_example() {
    Cli test = Cli.run("controls", "test");

    assertThat(test.exitCode()).as(test.out()).isZero();
    assertThat(test.out()).contains(" passed, 0 failed");
  }

  @Test
  void given_a_failing_example_controls_test_says_where_it_stands() throws IOException {
    String text = Files.readString(Path.of("controls/WAF-SEC-050.yaml"));
    Files.writeString(
        folder.resolve("WAF-SEC-050.yaml"),
        text.replaceFirst(
            "require: filter\\.tiers\\.size\\(\\) <= 1", "require: filter.tiers.size() <= 9"));
    assertThat(folder.resolve("WAF-SEC-050.yaml")).content().isNotEqualTo(text);

    Cli test = Cli.run("controls", "test", folder.toString());

    assertThat(test.exitCode()).isEqualTo(ExitCode.OPEN);
    assertThat(test.out())
        .containsPattern(
            "WAF-SEC-050.yaml:\\d+: waf-sec-050.group-shared-across-tiers: non-compliant example");
  }

  @Test
  void given_a_repository_in_another_language_scan_says_that_it_did_not_judge_it()
      throws IOException {
    Files.writeString(folder.resolve("main.bicep"), "param name string\n");

    Cli scan = Cli.run("scan", folder.toString());

    assertThat(scan.err()).contains("holds a repository without anything this version reads");
  }

  @Test
  void given_terraform_scan_judges_what_it_declares() throws IOException {
    Files.writeString(
        folder.resolve("main.tf"),
        """
        resource "aws_security_group" "open" {
          ingress {
            protocol    = "tcp"
            from_port   = 22
            to_port     = 22
            cidr_blocks = ["0.0.0.0/0"]
          }
        }
        """);

    Cli scan = Cli.run("scan", folder.toString());

    assertThat(scan.exitCode()).isEqualTo(ExitCode.OPEN);
    assertThat(scan.out())
        .contains("waf-sec-050.admin-ports-from-internet")
        .contains("aws_security_group.open")
        .contains("main.tf:6");
  }

  @Test
  void fail_on_narrows_what_is_counted() throws IOException {
    Path exports = Files.createDirectories(folder.resolve("exports"));
    Files.copy(
        SAMPLE.resolve(REGION).resolve("ec2-describe-vpcs.json"), exports.resolve("vpcs.json"));

    assertThat(Cli.run("scan", exports.toString()).exitCode()).isEqualTo(ExitCode.OPEN);
    assertThat(Cli.run("scan", "--fail-on", "not-satisfied", exports.toString()).exitCode())
        .isEqualTo(ExitCode.OK);
    Cli wrong = Cli.run("scan", "--fail-on", "severity:huge", exports.toString());
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("severity:huge");
  }

  @Test
  void init_writes_files_that_read_without_a_problem_and_overwrites_nothing() {
    Cli first = Cli.run("init", folder.toString());
    Cli again = Cli.run("init", folder.toString());

    assertThat(first.exitCode()).isZero();
    assertThat(folder.resolve("audit.yaml")).exists();
    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("exists already");
  }

  private static void assertValid(String schema, JsonNode document) throws IOException {
    try (InputStream text = CommandLineTest.class.getResourceAsStream("/schemas/" + schema)) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(text)
                  .validate(document))
          .isEmpty();
    }
  }
}
