package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.Severity;
import dev.ringfence.remediation.FollowUpSettings;
import dev.ringfence.remediation.RemediationNote;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemediationFilesTest {
  private static final String NOTE =
      """
      control: NET-1
      check: net-1.closed
      subjects: [sg-1, sg-2]
      owner: Shop
      ticket: T-7
      status: in-progress
      due: 2026-12-24
      due-reason: The vendor comes then.
      notes:
        - {day: 2026-11-05, text: Asked again.}
        - {day: 2026-11-01, text: Asked the vendor.}
      """;
  private static final String AUDIT =
      """
      estate: shop
      sources:
        - export: exports
          accounts: ["111122223333"]
          regions: [eu-central-1]
      """;

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp).withFolder("remediation");
  }

  private FileSet<RemediationNote> read() {
    return FollowUpFolders.remediation(
        folder.file("remediation"), folder.path(), Catalogues.small());
  }

  private FollowUpSettings settings(String more) {
    folder.with("audit.yaml", AUDIT + more);
    return AuditSettings.read(folder.file("audit.yaml"), new WordCompiler()).followUp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"\"]", "[\" \"]", "[sg-1, \"\"]"})
  void given_a_blank_subject_then_it_is_refused(String subjects) {
    folder.with("remediation/a.yaml", NOTE.replace("[sg-1, sg-2]", subjects));

    assertThat(folder.problemsOf(this::read))
        .containsExactly("remediation/a.yaml:3: subjects has a blank entry, text expected");
  }

  @Test
  void given_a_note_then_every_field_is_read_and_remarks_are_oldest_first() {
    folder.with("remediation/a.yaml", NOTE);

    RemediationNote note = read().entries().get(0);

    assertThat(note.owner()).contains("Shop");
    assertThat(note.ticket()).isEqualTo("T-7");
    assertThat(note.status()).isEqualTo(RemediationNote.Status.IN_PROGRESS);
    assertThat(note.due().orElseThrow().day()).isEqualTo(LocalDate.of(2026, 12, 24));
    assertThat(note.notes())
        .extracting(RemediationNote.Dated::text)
        .containsExactly("Asked the vendor.", "Asked again.");
    assertThat(note.source().display()).isEqualTo("remediation/a.yaml:1");
  }

  @Test
  void given_mistakes_then_each_has_its_line() {
    folder.with(
        "remediation/a.yaml",
        NOTE.replace("in-progress", "in progress")
            .replace("due-reason: The vendor comes then.\n", "")
            .replace("text: Asked again.", "txt: Asked again."));

    assertThat(folder.problemsOf(this::read))
        .anySatisfy(
            line ->
                assertThat(line).startsWith("remediation/a.yaml:6: unknown status \"in progress\""))
        .anySatisfy(
            line ->
                assertThat(line).isEqualTo("remediation/a.yaml:1: key \"due-reason\" is missing"))
        .anySatisfy(
            line -> assertThat(line).startsWith("remediation/a.yaml:9: unknown key \"txt\""));
  }

  @Test
  void given_two_notes_on_one_finding_then_the_second_is_refused() {
    folder.with("remediation/a.yaml", NOTE).with("remediation/b.yaml", NOTE);

    assertThat(folder.problemsOf(this::read))
        .contains(
            "remediation/b.yaml:3: subject \"sg-1\" of check net-1.closed has a note already at"
                + " remediation/a.yaml:1");
  }

  @Test
  void given_no_follow_up_then_the_standard_holds() {
    assertThat(settings("")).isEqualTo(FollowUpSettings.STANDARD);
  }

  @Test
  void given_a_follow_up_then_what_it_says_is_read_and_the_rest_stays() {
    FollowUpSettings settings =
        settings(
            "follow-up: {owner-tag: Team, owner: IT, due-days: {high: 10}, broad-exception: 3}\n");

    assertThat(settings.ownerTag()).contains("Team");
    assertThat(settings.owner()).contains("IT");
    assertThat(settings.dueDays(Severity.HIGH)).isEqualTo(10);
    assertThat(settings.dueDays(Severity.LOW)).isEqualTo(180);
    assertThat(settings.mostFindings()).isEqualTo(3);
  }

  @Test
  void given_a_follow_up_with_mistakes_then_each_has_its_line() {
    assertThat(
            folder.problemsOf(
                () ->
                    settings(
                        "follow-up:\n  due-days:\n    hihg: 3\n    low: -1\n"
                            + "  broad-exception: many\n  ownr: x\n")))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("audit.yaml:8: unknown severity \"hihg\"; nearest is \"high\""),
            line ->
                assertThat(line)
                    .endsWith(", a whole number of days from 0 to 3660 expected")
                    .startsWith("audit.yaml:9: low is "),
            line -> assertThat(line).startsWith("audit.yaml:10: broad-exception is text"),
            line -> assertThat(line).startsWith("audit.yaml:11: unknown key \"ownr\""));
  }
}
