package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.exception.ExceptionGrant;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionFilesTest {
  private static final String GRANT =
      """
      # Agreed in the architecture board.
      id: EXC-1
      control: NET-1
      check: net-1.closed
      subjects: [sg-1, sg-2]
      reason: >-
        The vendor
        needs it.
      risk: low
      compensating-control: Alerts.
      owner: Shop
      approver: Security
      ticket: SEC-1
      granted: 2026-10-01
      last-day: 2026-11-30
      """;

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp).withFolder("exceptions");
  }

  private FileSet<ExceptionGrant> read() {
    return FollowUpFolders.exceptions(folder.file("exceptions"), folder.path(), Catalogues.small());
  }

  private List<String> problems() {
    return folder.problemsOf(this::read);
  }

  @Test
  void given_a_grant_then_every_field_is_read_and_its_file_is_cited() {
    folder.with("exceptions/a.yaml", GRANT);

    FileSet<ExceptionGrant> read = read();
    ExceptionGrant grant = read.entries().get(0);

    assertThat(grant.id()).isEqualTo("EXC-1");
    assertThat(grant.control()).isEqualTo(new ControlId("NET-1"));
    assertThat(grant.check()).contains(new CheckId("net-1.closed"));
    assertThat(grant.subjects()).containsExactly("sg-1", "sg-2");
    assertThat(grant.reason()).isEqualTo("The vendor needs it.");
    assertThat(grant.compensatingControl()).isEqualTo("Alerts.");
    assertThat(grant.granted()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(grant.lastDay()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(grant.source().display()).isEqualTo("exceptions/a.yaml:2");
    assertThat(grant.source().digest()).isEqualTo(read.files().get(0).digest());
  }

  @Test
  void given_a_grant_without_a_check_then_it_covers_the_whole_control() {
    folder.with("exceptions/a.yaml", GRANT.replace("check: net-1.closed\n", ""));

    assertThat(read().entries().get(0).check()).isEmpty();
  }

  @Test
  void given_a_list_in_one_file_then_each_entry_is_a_grant() {
    String entry =
        "- " + GRANT.replace("# Agreed in the architecture board.\n", "").indent(2).strip();
    folder.with("exceptions/all.yaml", entry + "\n" + entry.replace("EXC-1", "EXC-2") + "\n");

    assertThat(read().entries()).extracting(ExceptionGrant::id).containsExactly("EXC-1", "EXC-2");
  }

  @Test
  void given_bad_days_then_each_is_named() {
    folder.with(
        "exceptions/a.yaml",
        GRANT.replace("2026-10-01", "2026-02-30").replace("2026-11-30", "30.11.2026"));

    assertThat(problems())
        .containsExactly(
            "exceptions/a.yaml:14: granted is \"2026-02-30\", a day of the calendar expected as"
                + " yyyy-mm-dd, like 2026-11-30",
            "exceptions/a.yaml:15: last-day is \"30.11.2026\", a day of the calendar expected as"
                + " yyyy-mm-dd, like 2026-11-30");
  }

  @Test
  void given_an_end_before_the_beginning_then_both_days_are_named() {
    folder.with("exceptions/a.yaml", GRANT.replace("2026-11-30", "2026-09-30"));

    assertThat(problems())
        .containsExactly("exceptions/a.yaml:15: last-day 2026-09-30 is before granted 2026-10-01");
  }

  @Test
  void given_ids_the_catalogue_does_not_have_then_the_nearest_are_named() {
    folder
        .with("exceptions/a.yaml", GRANT.replace("control: NET-1", "control: NET-l"))
        .with(
            "exceptions/b.yaml",
            GRANT.replace("EXC-1", "EXC-2").replace("net-1.closed", "net-1.close"));

    assertThat(problems())
        .containsExactly(
            "exceptions/a.yaml:3: unknown control \"NET-l\"; nearest is \"NET-1\"; allowed are"
                + " NET-1",
            "exceptions/b.yaml:4: unknown check \"net-1.close\" of control NET-1; nearest is"
                + " \"net-1.closed\"; allowed are net-1.closed, net-1.seen");
  }

  @Test
  void given_an_id_twice_then_both_places_are_named() {
    folder.with("exceptions/a.yaml", GRANT).with("exceptions/b.yml", GRANT);

    assertThat(problems())
        .containsExactly(
            "exceptions/b.yml:2: exception id \"EXC-1\" is taken by exceptions/a.yaml:2");
  }

  @Test
  void given_keys_that_are_missing_or_unknown_then_all_are_named() {
    folder.with("exceptions/a.yaml", GRANT.replace("owner:", "ownr:").replace("risk: low\n", ""));

    assertThat(problems())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("exceptions/a.yaml:2: key \"owner\" is missing"),
            second -> assertThat(second).isEqualTo("exceptions/a.yaml:2: key \"risk\" is missing"),
            third ->
                assertThat(third)
                    .startsWith(
                        "exceptions/a.yaml:10: unknown key \"ownr\" in an exception; nearest is"
                            + " \"owner\""));
  }

  @Test
  void given_no_subject_then_the_grant_covers_nothing_and_is_refused() {
    folder.with("exceptions/a.yaml", GRANT.replace("[sg-1, sg-2]", "[]"));

    assertThat(problems())
        .containsExactly(
            "exceptions/a.yaml:5: key \"subjects\" is an empty list, at least one entry expected");
  }

  /** A list that reads as a shorter one, or as none, would cover more than its author wrote. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "subjects: [\"\"]",
        "subjects: [\" \"]",
        "subjects: [sg-1, \"\"]",
        "rules: [\"\"]",
        "rules: [r-1, \"\\t\"]",
        "tags: {Exempt: \"\"}",
        "tags: {Exempt: \" \"}",
        "tags: {\"\": dev}",
        "tags: {Env: dev, Exempt: \"\"}",
        "renewed: [\"\"]",
        "boundary: {from: \"\", to: data}",
        "flow: {protocol: \"\"}",
        "flow: {protocol: [tcp, \"\"]}",
        "flow: {protocol: tcp, ports: [\"\"]}",
        "flow: {protocol: tcp, from: [\"\"]}"
      })
  void given_a_blank_in_what_narrows_then_it_is_refused_with_its_line(String key) {
    folder.with(
        "exceptions/a.yaml",
        GRANT
                .replace("check: net-1.closed\n", "")
                .replace(
                    "subjects: [sg-1, sg-2]\n", key.startsWith("renewed") ? "rules: [r]\n" : "")
            + key
            + "\n");

    int line = key.startsWith("renewed") ? 15 : 14;
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("exceptions/a.yaml:" + line + ": ")
        .containsAnyOf("blank", "text", "expected", "is not a CIDR block");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31",
        "-2026-11-30",
        "+12026-11-30",
        "02026-11-30",
        "2026-1-1",
        "2026-11-30T00:00",
        "２０２６-11-30"
      })
  void given_a_day_that_is_not_of_four_two_and_two_digits_then_it_is_refused(String day) {
    folder.with("exceptions/a.yaml", GRANT.replace("2026-11-30", "\"" + day + "\""));

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("exceptions/a.yaml:15: last-day is \"" + day + "\", a day of the calendar");
  }

  @Test
  void given_a_file_with_everything_commented_out_then_it_grants_nothing() {
    folder.with("exceptions/a.yaml", GRANT.indent(2).replace("  ", "# "));

    assertThat(read().entries()).isEmpty();
    assertThat(read().files()).hasSize(1);
  }

  @Test
  void given_an_empty_folder_then_there_are_no_grants() {
    assertThat(read().entries()).isEmpty();
  }

  @Test
  void given_every_way_to_narrow_then_each_is_read() {
    folder.with(
        "exceptions/a.yaml",
        GRANT.replace("check: net-1.closed\n", "")
            + """
            rules: ["sg-1#ingress:tcp:22:10.0.0.0/8"]
            tags: {Env: dev}
            boundary: {from: public, to: data}
            flow: {protocol: [tcp, udp], ports: [22, "8000-8080"], from: 10.0.0.0/8, to: ["10.1.0.0/16"]}
            review-days: 90
            reviewed: 2026-10-15
            renewed: ["2026-10-20", "2026-10-02"]
            """);

    ExceptionGrant grant = read().entries().get(0);

    assertThat(grant.scope())
        .containsExactly(
            "sg-1",
            "sg-2",
            "rule sg-1#ingress:tcp:22:10.0.0.0/8",
            "tag Env = dev",
            "boundary public -> data",
            "flow tcp, udp 22, 8000-8080 from 10.0.0.0/8 to 10.1.0.0/16");
    assertThat(grant.packets().toString())
        .isEqualTo("tcp,udp 22,8000-8080 from 10.0.0.0/8 to 10.1.0.0/16");
    assertThat(grant.upkeep().orElseThrow().nextReview(grant.granted()))
        .contains(LocalDate.of(2027, 1, 13));
    assertThat(grant.upkeep().orElseThrow().renewed())
        .containsExactly(LocalDate.of(2026, 10, 2), LocalDate.of(2026, 10, 20));
  }

  @Test
  void given_no_approver_then_it_is_read_and_covers_no_day() {
    folder.with("exceptions/a.yaml", GRANT.replace("approver: Security\n", ""));

    assertThat(read().entries().get(0).coversOn(LocalDate.of(2026, 10, 2))).isFalse();
  }

  @Test
  void given_nothing_it_is_narrowed_to_then_it_is_refused() {
    folder.with("exceptions/a.yaml", GRANT.replace("subjects: [sg-1, sg-2]\n", ""));

    assertThat(problems())
        .containsExactly(
            "exceptions/a.yaml:2: an exception has to be narrowed: one at least of subjects, rules,"
                + " tags, boundary, flow expected");
  }

  @Test
  void given_a_flow_of_a_check_that_is_not_about_packets_then_it_is_refused() {
    folder.with("exceptions/a.yaml", GRANT + "flow: {protocol: tcp, ports: 22}\n");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith(
            "exceptions/a.yaml:16: flow: check \"net-1.closed\" does not say which packets");
  }

  @Test
  void given_a_flow_with_mistakes_then_each_has_its_line() {
    folder.with(
        "exceptions/a.yaml",
        GRANT.replace("check: net-1.closed\n", "")
            + "flow:\n  protocol: tpc\n  from: 10.0.0.0/99\nboundary: {from: a}\n"
            + "review-days: often\nreviewed: soon\n");

    assertThat(problems())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(
                        "exceptions/a.yaml:16: unknown protocol \"tpc\"; nearest is \"tcp\""),
            line -> assertThat(line).startsWith("exceptions/a.yaml:17: from: "),
            line -> assertThat(line).isEqualTo("exceptions/a.yaml:18: key \"to\" is missing"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "exceptions/a.yaml:19: review-days is text, a whole number from 1 to 3660"
                            + " expected"),
            line ->
                assertThat(line).startsWith("exceptions/a.yaml:20: reviewed is \"soon\", a day"));
  }
}
