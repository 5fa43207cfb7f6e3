package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two months of an estate, in the later of which more premises reach the claims servers; no audit
 * in the month between them.
 */
class HistoryCommandTest {
  private static final Path SAMPLE = Path.of("src/samples/private-vpn-aws");
  private static final String GROUPS =
      "2026-11/exports/222233334444/eu-central-1/ec2-describe-security-groups.json";
  private static final String WIDER = "on-premises->application";

  @TempDir private static Path folder;

  @BeforeAll
  static void audit_two_months() throws IOException {
    copy(SAMPLE, folder);
    copy(folder.resolve("2026-11"), folder.resolve("2026-09"));
    Path groups = folder.resolve(GROUPS);
    String before = Files.readString(groups);
    String after = before.replace("192.168.40.0/22", "192.168.0.0/16");
    assertThat(after).isNotEqualTo(before);
    Files.writeString(groups, after);
    for (String period : List.of("2026-09", "2026-11")) {
      Cli audit =
          Cli.run(
              "audit",
              "--config",
              folder.resolve("audit.yaml").toString(),
              "--period",
              period,
              "--as-of",
              period + "-30T06:00:00Z",
              "--out",
              folder.resolve("reports").toString(),
              "--state",
              state());
      assertThat(audit.exitCode()).as(audit.err()).isLessThanOrEqualTo(ExitCode.OPEN);
    }
  }

  private static String state() {
    return folder.resolve("state").toString();
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

  private static Cli history(String... arguments) {
    return Cli.run(
        Stream.concat(Stream.of("history", "--state", state()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  @Test
  void given_months_then_each_has_a_line_and_the_one_between_is_missed() {
    Cli history = history();

    assertThat(history.exitCode()).as(history.err()).isEqualTo(ExitCode.OK);
    assertThat(history.out().lines())
        .hasSize(4)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("PERIOD   AUDITED     SCORE"),
            line -> assertThat(line).startsWith("2026-09  2026-09-30"),
            line -> assertThat(line).startsWith("2026-10  missed"),
            line -> assertThat(line).startsWith("2026-11  2026-11-30"));
  }

  @Test
  void given_what_is_open_then_the_boundary_is_new_in_the_later_month() throws IOException {
    JsonNode json =
        Schemas.valid("history.schema.json", history("--open", "--format", "json").out());

    assertThat(json.get("findings"))
        .anySatisfy(
            life -> {
              assertThat(life.get("subject").asText()).isEqualTo(WIDER);
              assertThat(life.get("check").asText()).isEqualTo("rf-seg-001.on-premises-policy");
              assertThat(life.get("state").asText()).isEqualTo("new");
              assertThat(life.get("opened").asText()).isEqualTo("2026-11-30");
            });
    assertThat(json.get("periods").get(2).get("movement").get("fresh").asInt())
        .isEqualTo(
            (int)
                json.get("findings")
                    .valueStream()
                    .filter(life -> life.get("state").asText().equals("new"))
                    .count());
  }

  @Test
  void given_a_boundary_then_what_was_added_is_told() throws IOException {
    Cli table = history("--boundary", WIDER);
    JsonNode json =
        Schemas.valid(
            "boundary-history.schema.json", history("--boundary", WIDER, "--format", "json").out());

    assertThat(table.out()).contains("2026-11 + tcp 443").contains("192.168.0.0/16");
    assertThat(json.get("periods")).hasSize(2);
    assertThat(json.get("periods").get(0).get("comparable").asBoolean()).isFalse();
    assertThat(json.get("periods").get(1).get("added")).isNotEmpty();
  }

  @Test
  void given_two_months_then_diff_tells_the_boundary_and_the_finding() throws IOException {
    Cli diff = Cli.run("diff", "2026-09", "2026-11", "--state", state());
    JsonNode json =
        Schemas.valid(
            "diff.schema.json",
            Cli.run("diff", "2026-09", "2026-11", "--state", state(), "--format", "json").out());

    assertThat(diff.exitCode()).as(diff.err()).isEqualTo(ExitCode.OK);
    assertThat(diff.out())
        .contains("rf-seg-001.on-premises-policy")
        .contains("on-premises -> application\n    + tcp 443");
    assertThat(json.get("boundaries")).hasSize(1);
    assertThat(json.get("boundaries").get(0).get("from").asText()).isEqualTo("on-premises");
  }

  @Test
  void given_tsv_then_a_control_has_a_line_for_each_finding() {
    Cli history = history("--control", "RF-SEG-001", "--format", "tsv");

    assertThat(history.out().lines().findFirst().orElseThrow())
        .startsWith("state\tseverity\tcheck\tkind\tsubject\topened");
    assertThat(history.out().lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.contains("rf-seg-001."));
  }

  @Test
  void given_an_archive_as_it_was_archived_then_it_is_whole() throws IOException {
    Cli table = history("--verify");
    JsonNode json =
        Schemas.valid(
            "archive-verification.schema.json", history("--verify", "--format", "json").out());

    assertThat(table.exitCode()).as(table.err()).isEqualTo(ExitCode.OK);
    assertThat(table.out()).contains("2026-09  1        whole").contains("all 2 are what was");
    assertThat(json).hasSize(2).allMatch(one -> one.get("whole").asBoolean());
    assertThat(history("--verify", "--from", "2026-10", "--format", "tsv").out().lines())
        .hasSize(2);
  }

  /** Of the month itself, and of one it is compared with. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-11", "2026-09"})
  void given_a_changed_row_then_it_is_named_and_no_report_is_made_of_it(String month)
      throws IOException, SQLException {
    Path damaged = folder.resolve("damaged-" + month);
    copy(Path.of(state()), damaged);
    try (Connection database =
            DriverManager.getConnection("jdbc:h2:file:" + damaged.resolve("ringfence"), "sa", "");
        Statement statement = database.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "update finding set subject_id = 'other' where ordinal = 3 and run_id ="
                      + " (select run_id from assessment where period = '"
                      + month
                      + "')"))
          .isEqualTo(1);
    }

    Cli verified = Cli.run("history", "--verify", "--state", damaged.toString());
    Cli report =
        Cli.run(
            "report",
            "--config",
            folder.resolve("audit.yaml").toString(),
            "--period",
            "2026-11",
            "--out",
            folder.resolve("reports-of-damaged").toString(),
            "--state",
            damaged.toString());

    assertThat(verified.exitCode()).as(verified.err()).isEqualTo(ExitCode.OPEN);
    assertThat(verified.out())
        .contains("finding 4: its column subject_id is \"other\"")
        .contains("1 of 2 are not what was archived");
    assertThat(report.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(report.err()).contains("finding 4").contains("--verify").doesNotContain("\tat ");
    assertThat(folder.resolve("reports-of-damaged")).doesNotExist();
    Path packed = folder.resolve("of-damaged.zip");
    Cli handoff = Cli.run("handoff", "--state", damaged.toString(), "--out", packed.toString());
    assertThat(handoff.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(handoff.err()).contains("finding 4").contains("--verify").doesNotContain("\tat ");
    assertThat(packed).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          history --state gone                        | --state gone: no history is there
          history --state STATE --estate shop         | --estate shop: the history has private-vpn-aws
          history --state STATE --verify --to 2000-01 | no month from the first to 2000-01 was audited
          history --state STATE --from 2027-01        | no month from 2027-01
          history --state STATE --from january        | --from 'january': a month as 2026-11 is expected
          history --state STATE --boundary public     | --boundary 'public': two zones
          history --state STATE --boundary a->b       | no audit knows the boundary a -> b
          history --state STATE --open --finding x    | mutually exclusive
          history --state STATE --open --verify       | mutually exclusive
          diff --state STATE 2026-10 2026-11          | private-vpn-aws was not audited in 2026-10
          diff --state STATE 2026-11 2026-09          | BEFORE 2026-11 is not before NOW 2026-09
          """)
  void given_wrong_input_then_the_message_says_what_is_meant(String command, String message) {
    Cli cli = Cli.run(command.strip().replace("STATE", state()).split(" "));

    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains(message).doesNotContain("at dev.");
    assertThat(Path.of("gone")).doesNotExist();
  }
}
