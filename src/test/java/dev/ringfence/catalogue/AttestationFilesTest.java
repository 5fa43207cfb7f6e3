package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.check.Attestation;
import dev.ringfence.control.CheckId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestationFilesTest {
  private static final String SEEN =
      """
      check: net-1.seen
      statement: The diagram was compared.
      owner: Architecture
      attested: 2026-06-15
      expires: 2027-06-15
      reference: ARCH-58
      """;

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  private FileSet<Attestation> read() {
    return FollowUpFolders.attestations(folder.file("seen"), folder.path(), Catalogues.small());
  }

  private List<String> problems() {
    return folder.problemsOf(this::read);
  }

  @Test
  void given_an_attestation_then_every_field_is_read() {
    folder.with("seen/a.yaml", SEEN);

    Attestation attestation = read().entries().get(0);

    assertThat(attestation.check()).isEqualTo(new CheckId("net-1.seen"));
    assertThat(attestation.statement()).isEqualTo("The diagram was compared.");
    assertThat(attestation.owner()).isEqualTo("Architecture");
    assertThat(attestation.attested()).isEqualTo(LocalDate.of(2026, 6, 15));
    assertThat(attestation.expires()).isEqualTo(LocalDate.of(2027, 6, 15));
    assertThat(attestation.source().display()).isEqualTo("seen/a.yaml:1");
  }

  @Test
  void given_a_check_that_is_not_manual_or_not_there_then_it_says_which_can_be_attested() {
    folder
        .with("seen/a.yaml", SEEN.replace("net-1.seen", "net-1.closed"))
        .with("seen/b.yaml", SEEN.replace("net-1.seen", "net-1.sene"));

    assertThat(problems())
        .containsExactly(
            "seen/a.yaml:1: check \"net-1.closed\" is judged by the engine resource, an attestation"
                + " is for a manual one",
            "seen/b.yaml:1: unknown check \"net-1.sene\"; nearest is \"net-1.seen\"; allowed are"
                + " net-1.seen");
  }

  @Test
  void given_an_end_before_the_beginning_then_both_days_are_named() {
    folder.with("seen/a.yaml", SEEN.replace("2027-06-15", "2026-06-14"));

    assertThat(problems())
        .containsExactly("seen/a.yaml:5: expires 2026-06-14 is before attested 2026-06-15");
  }

  @Test
  void given_no_folder_then_it_says_so() {
    assertThat(problems()).containsExactly("seen: no such folder");
  }
}
