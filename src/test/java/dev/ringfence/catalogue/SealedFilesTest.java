package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.evidence.CallTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was sealed of an audit's files reads as the files did, wherever they lay. */
class SealedFilesTest {
  @TempDir Path temporary;

  private static final String CONTROL =
      """
      id: NET-1
      title: Networks are apart
      severity: high
      checks:
        - id: net-1.closed
          engine: resource
          title: Filters are closed
          subject: filter
          require: use(ports, days, names)
          parameters: {ports: [22], days: 90, names: []}
      """;

  private AuditFiles files(Path controls) {
    return new AuditFiles(new WordCompiler(), new CallTable(List.of()), controls);
  }

  @Test
  void given_a_table_outside_the_folder_it_is_found_by_the_name_it_was_cited_by()
      throws IOException {
    write("controls/c.yaml", CONTROL);
    write(
        "shared/flows.md",
        "| Source | Destination | Port | Protocol | Purpose |\n|---|---|---|---|---|\n");
    Path audit =
        write(
            "shop/audit.yaml",
            """
            estate: shop
            sources:
              - {export: "{period}", accounts: ["111122223333"], regions: [eu-central-1]}
            documented: ../shared/flows.md
            """);
    AuditConfiguration read = files(temporary.resolve("controls")).read(audit);

    AuditConfiguration again =
        files(temporary.resolve("nowhere"))
            .read(
                read.files().stream()
                    .map(
                        input ->
                            new InputFile(
                                input.role(),
                                SourceFile.sealed(input.file().name(), input.file().bytes())))
                    .toList());

    assertThat(read.files())
        .extracting(InputFile::role)
        .containsExactly(InputRole.CONFIGURATION, InputRole.DOCUMENTED, InputRole.CONTROL);
    assertThat(again.catalogue()).isEqualTo(read.catalogue());
    assertThat(again.settings().digest()).isEqualTo(read.settings().digest());
    assertThat(again.exceptionsDigest()).isEqualTo(read.exceptionsDigest());
    assertThat(again.files())
        .extracting(input -> input.file().name())
        .isEqualTo(read.files().stream().map(input -> input.file().name()).toList());
  }

  @Test
  void given_no_configuration_among_them_it_says_so() {
    assertThatThrownBy(() -> files(temporary).read(List.of()))
        .isInstanceOf(InvalidFilesException.class)
        .hasMessageContaining("no configuration among the sealed files");
  }

  private Path write(String name, String text) throws IOException {
    Path file = temporary.resolve(name);
    java.nio.file.Files.createDirectories(file.getParent());
    return java.nio.file.Files.writeString(file, text);
  }
}
