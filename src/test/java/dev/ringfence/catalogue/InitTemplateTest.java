package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.expression.cel.CelExpressionCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTemplateTest {
  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  private AuditConfiguration read() throws IOException {
    return new AuditFiles(
            new CelExpressionCompiler(), ShippedFilesTest.calls(), ShippedFilesTest.CONTROLS)
        .read(folder.file("new/audit.yaml"));
  }

  private void uncomment(String name) throws IOException {
    Path file = folder.file("new/" + name);
    String text =
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("##"))
            .map(line -> line.replaceFirst("^# ", ""))
            .collect(Collectors.joining("\n"));
    Files.writeString(file, text);
  }

  @Test
  void given_a_new_folder_then_what_is_written_reads_without_a_problem() throws IOException {
    List<Path> written = InitTemplate.writeTo(folder.file("new"));

    AuditConfiguration configuration = read();

    assertThat(written).hasSize(5).allSatisfy(file -> assertThat(file).isRegularFile());
    assertThat(configuration.settings().zones())
        .extracting(ZoneSettings::tier)
        .containsExactly("public", "application", "data");
    assertThat(configuration.settings().declaredFlows()).hasSize(3);
    assertThat(configuration.exceptions().entries()).isEmpty();
    assertThat(configuration.attestations().entries()).isEmpty();
  }

  @Test
  void given_the_examples_without_their_comments_then_they_read_too() throws IOException {
    InitTemplate.writeTo(folder.file("new"));
    uncomment("exceptions/example.yaml");
    uncomment("attestations/example.yaml");

    AuditConfiguration configuration = read();

    assertThat(configuration.exceptions().entries()).hasSize(1);
    assertThat(configuration.attestations().entries()).hasSize(1);
    assertThat(SchemaTest.faults(SchemaTest.compiled("audit"), folder.file("new/audit.yaml")))
        .isEmpty();
    assertThat(
            SchemaTest.faults(
                SchemaTest.compiled("exception"), folder.file("new/exceptions/example.yaml")))
        .isEmpty();
  }

  @Test
  void given_the_settings_that_are_commented_out_then_they_read_too() throws IOException {
    InitTemplate.writeTo(folder.file("new"));
    Path audit = folder.file("new/audit.yaml");
    String text =
        Files.readString(audit)
            .replace("# parameters:", "parameters:")
            .replace("#   waf-sec", "  waf-sec")
            .replace("#     retentionDays", "    retentionDays")
            .replaceAll(
                "(?m)^# (boundaries:|  - \\{from|  - from|    to:|    allow:|      - |    documented)",
                "$1")
            .replace("# - name: legacy\n#   tier", "  - name: legacy\n    tier")
            .replace("#   cidrs", "    cidrs");
    Files.writeString(audit, text);

    AuditConfiguration configuration = read();

    assertThat(configuration.settings().zones()).hasSize(4);
    assertThat(configuration.settings().policies()).hasSize(4);
    assertThat(SchemaTest.faults(SchemaTest.compiled("audit"), audit)).isEmpty();
    assertThat(configuration.settings().parameters()).hasSize(1);
  }

  @Test
  void given_a_file_that_is_there_then_nothing_is_written() {
    folder.with("new/audit.yaml", "mine").with("new/exports/README.md", "mine");

    assertThat(folder.problemsOf(() -> InitTemplate.writeTo(folder.file("new"))))
        .containsExactly(
            "new/audit.yaml: exists already and is not overwritten",
            "new/exports/README.md: exists already and is not overwritten");
    assertThat(folder.file("new/boundaries.md")).doesNotExist();
    assertThat(folder.file("new/audit.yaml")).hasContent("mine");
  }

  @Test
  void given_a_file_where_the_folder_should_be_then_it_says_so() {
    folder.with("new", "a file".getBytes(StandardCharsets.UTF_8));

    assertThat(folder.problemsOf(() -> InitTemplate.writeTo(folder.file("new"))))
        .singleElement()
        .asString()
        .startsWith("new/audit.yaml: cannot be written: ");
  }
}
