package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.Catalogue;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.expression.cel.CelExpressionCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this project ships reads without a problem, with the real compiler and the real calls. */
class ShippedFilesTest {
  static final Path CONTROLS = Path.of("controls");
  static final Path SAMPLE = Path.of("src/samples/three-tier-aws");

  static CallTable calls() throws IOException {
    return table("aws").and(table("azure"));
  }

  private static CallTable table(String provider) throws IOException {
    return CallTable.parse(
        Files.readString(Path.of("src/main/resources/calls/" + provider + ".tsv")));
  }

  static Catalogue catalogue() throws IOException {
    return new CatalogueFiles(
            new CelExpressionCompiler(), calls(), CatalogueFiles.Demand.SHOWN_BY_EXAMPLES)
        .read(CONTROLS);
  }

  @Test
  void given_the_shipped_controls_then_each_check_brings_all_it_needs() throws IOException {
    assertThat(catalogue().controls()).isNotEmpty();
  }

  @Test
  void given_the_sample_estate_then_its_files_read() throws IOException {
    AuditConfiguration configuration =
        new AuditFiles(new CelExpressionCompiler(), calls(), CONTROLS)
            .read(SAMPLE.resolve("audit.yaml"));

    assertThat(configuration.exceptions().entries()).isNotEmpty();
    assertThat(configuration.attestations().entries()).isNotEmpty();
    assertThat(configuration.citedFiles()).extracting(SourceFile::name).contains("audit.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-09", "2026-10", "2026-11"})
  void given_a_period_of_the_sample_then_its_exports_are_there(String period) throws IOException {
    AuditSettings settings =
        AuditSettings.read(SAMPLE.resolve("audit.yaml"), new CelExpressionCompiler());

    settings.requireSources(YearMonth.parse(period));

    assertThat(settings.estate()).isEqualTo("three-tier-aws");
  }
}
