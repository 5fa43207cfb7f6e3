package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.ShippedControls;
import dev.ringfence.exception.Dispute;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisputeFilesTest {
  private static final String CLAIM =
      """
      id: D-1
      control: NET-1
      check: net-1.closed
      subjects: [sg-1]
      claimant: Shop
      reason: Nothing listens there.
      raised: 2026-10-01
      """;
  private static final String RULING =
      """
      adjudicator: Security
      verdict: false-positive
      decided: 2026-10-20
      until: 2027-01-31
      note: The listener is gone.
      """;

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp).withFolder("disputes");
  }

  private FileSet<Dispute> read() {
    return FollowUpFolders.disputes(folder.file("disputes"), folder.path(), Catalogues.small());
  }

  private List<String> problems() {
    return folder.problemsOf(this::read);
  }

  @Test
  void given_a_claim_then_it_is_read_and_nothing_is_decided() {
    folder.with("disputes/a.yaml", CLAIM);

    Dispute dispute = read().entries().get(0);

    assertThat(dispute.claimant()).isEqualTo("Shop");
    assertThat(dispute.subjects()).containsExactly("sg-1");
    assertThat(dispute.ruling()).isEmpty();
    assertThat(dispute.isUpheldOn(LocalDate.of(2026, 10, 2))).isFalse();
    assertThat(dispute.source().display()).isEqualTo("disputes/a.yaml:1");
  }

  @Test
  void given_a_verdict_then_it_holds_from_its_day_through_its_last() {
    folder.with("disputes/a.yaml", CLAIM + RULING);

    Dispute dispute = read().entries().get(0);

    assertThat(dispute.isUpheldOn(LocalDate.of(2026, 10, 19))).isFalse();
    assertThat(dispute.isUpheldOn(LocalDate.of(2026, 10, 20))).isTrue();
    assertThat(dispute.isUpheldOn(LocalDate.of(2027, 1, 31))).isTrue();
    assertThat(dispute.isUpheldOn(LocalDate.of(2027, 2, 1))).isFalse();
  }

  @Test
  void given_a_part_of_a_verdict_then_the_rest_is_asked_for() {
    folder
        .with("disputes/a.yaml", CLAIM + "verdict: false-positive\n")
        .with("disputes/b.yaml", CLAIM.replace("D-1", "D-2") + "until: 2027-01-31\n");

    assertThat(problems())
        .containsExactly(
            "disputes/a.yaml:1: key \"adjudicator\" is missing",
            "disputes/a.yaml:1: key \"decided\" is missing",
            "disputes/a.yaml:1: key \"until\" is missing",
            "disputes/b.yaml:8: until is given and no verdict: adjudicator, verdict and decided"
                + " expected");
  }

  @Test
  void given_mistakes_then_each_has_its_line() {
    folder.with(
        "disputes/a.yaml",
        CLAIM.replace("net-1.closed", "net-1.close")
            + RULING
                .replace("false-positive", "false")
                .replace("2026-10-20", "2026-09-30")
                .replace("note:", "nte:"));

    assertThat(problems())
        .anySatisfy(
            line -> assertThat(line).startsWith("disputes/a.yaml:3: unknown check \"net-1.close\""))
        .anySatisfy(line -> assertThat(line).startsWith("disputes/a.yaml:9: "))
        .anySatisfy(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "disputes/a.yaml:10: decided 2026-09-30 is before raised 2026-10-01"))
        .anySatisfy(line -> assertThat(line).startsWith("disputes/a.yaml:12: unknown key \"nte\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"\"]", "[\" \"]", "[sg-1, \"\"]"})
  void given_a_blank_subject_then_it_is_refused(String subjects) {
    folder.with("disputes/a.yaml", CLAIM.replace("[sg-1]", subjects));

    assertThat(problems())
        .containsExactly("disputes/a.yaml:4: subjects has a blank entry, text expected");
  }

  private List<String> problemsWithShipped() {
    return folder.problemsOf(
        () ->
            FollowUpFolders.disputes(
                folder.file("disputes"), folder.path(), ShippedControls.catalogue()));
  }

  @Test
  void given_a_check_that_says_which_packets_pass_then_a_flow_is_asked_for() {
    String claim =
        CLAIM
            .replace("NET-1", "RF-SEG-001")
            .replace("net-1.closed", "rf-seg-001.zone-policy")
            .replace("sg-1", "\"data->public\"");
    folder.with("disputes/a.yaml", claim);

    assertThat(problemsWithShipped())
        .singleElement()
        .asString()
        .startsWith("disputes/a.yaml:1: key \"flow\" is missing: check \"rf-seg-001.zone-policy\"");

    folder.with("disputes/a.yaml", claim + "flow: {protocol: tcp, ports: 22}\n");
    assertThat(problemsWithShipped()).isEmpty();

    folder.with("disputes/a.yaml", claim + "flow: {protocol: tcp, ports: \"\"}\n");
    assertThat(problemsWithShipped())
        .singleElement()
        .asString()
        .startsWith("disputes/a.yaml:8: ports is ");
  }

  @Test
  void given_a_flow_of_a_check_that_is_not_about_packets_then_it_is_refused() {
    folder.with("disputes/a.yaml", CLAIM + "flow: {protocol: tcp, ports: 22}\n");

    assertThat(problems())
        .containsExactly(
            "disputes/a.yaml:8: flow: check \"net-1.closed\" does not say which packets pass");
  }

  @Test
  void given_an_id_twice_then_both_places_are_named() {
    folder.with("disputes/a.yaml", CLAIM).with("disputes/b.yaml", CLAIM);

    assertThat(problems())
        .containsExactly("disputes/b.yaml:1: dispute id \"D-1\" is taken by disputes/a.yaml:1");
  }
}
