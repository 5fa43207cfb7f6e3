package dev.ringfence.catalogue;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.GeneratedSection;
import dev.ringfence.ShippedControls;
import dev.ringfence.exception.Dispute;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.exception.Remark;
import dev.ringfence.remediation.FollowUpSettings;
import dev.ringfence.remediation.RemediationNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the documents on exceptions and remediation are read as they stand. */
class FollowUpDocTest {
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");
  private static final String EXCEPTIONS = "src/docs/exceptions.md";

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  private static List<String> examples(String document) throws IOException {
    return YAML.matcher(Files.readString(Path.of(document)))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void given_the_remarks_there_are_then_the_document_lists_them() throws IOException {
    new GeneratedSection(EXCEPTIONS, "remarks")
        .mustSay(
            Stream.of(Remark.values())
                .map(remark -> "- " + remark.words() + "\n")
                .collect(joining()));
  }

  @Test
  void given_the_examples_of_an_exception_and_a_dispute_then_they_are_read() throws IOException {
    List<String> examples = examples(EXCEPTIONS);
    folder.with("e/a.yaml", examples.get(0)).with("d/a.yaml", examples.get(1));

    ExceptionGrant grant =
        FollowUpFolders.exceptions(folder.file("e"), folder.path(), ShippedControls.catalogue())
            .entries()
            .get(0);
    Dispute dispute =
        FollowUpFolders.disputes(folder.file("d"), folder.path(), ShippedControls.catalogue())
            .entries()
            .get(0);

    assertThat(grant.packets().toString()).isEqualTo("tcp 443 from 10.20.20.0/23 to 0.0.0.0/0");
    assertThat(dispute.isIndependent()).isTrue();
    assertThat(SchemaTest.faults(SchemaTest.compiled("exception"), folder.file("e/a.yaml")))
        .isEmpty();
    assertThat(SchemaTest.faults(SchemaTest.compiled("dispute"), folder.file("d/a.yaml")))
        .isEmpty();
  }

  @Test
  void given_the_examples_of_remediation_then_they_are_read_and_the_standard_is_told()
      throws IOException {
    List<String> examples = examples("src/docs/remediation.md");
    folder
        .with("r/a.yaml", examples.get(1))
        .with(
            "audit.yaml",
            "estate: a\nsources:\n  - {export: x, accounts: [\"111122223333\"], regions: [eu-west-1]}\n"
                + examples.get(0));

    FollowUpSettings settings =
        AuditSettings.read(folder.file("audit.yaml"), new WordCompiler()).followUp();
    RemediationNote note =
        FollowUpFolders.remediation(folder.file("r"), folder.path(), ShippedControls.catalogue())
            .entries()
            .get(0);

    assertThat(settings.ownerTag()).contains("Team");
    assertThat(settings.dueDays()).isEqualTo(FollowUpSettings.STANDARD.dueDays());
    assertThat(settings.mostFindings()).isEqualTo(FollowUpSettings.STANDARD.mostFindings());
    assertThat(note.due()).isPresent();
    assertThat(SchemaTest.faults(SchemaTest.compiled("remediation"), folder.file("r/a.yaml")))
        .isEmpty();
    assertThat(SchemaTest.faults(SchemaTest.compiled("audit"), folder.file("audit.yaml")))
        .isEmpty();
  }
}
