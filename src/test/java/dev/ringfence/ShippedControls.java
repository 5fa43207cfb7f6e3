package dev.ringfence;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.ExampleRun;
import dev.ringfence.audit.Installation;
import dev.ringfence.catalogue.CatalogueFiles;
import dev.ringfence.catalogue.CatalogueFiles.Demand;
import dev.ringfence.control.Catalogue;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.expression.cel.CelExpressionCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The catalogue as it is shipped, and what runs its examples. */
public final class ShippedControls {
  /** Where the evidence of examples comes from. */
  static final EvidenceSource EXAMPLE_SOURCE =
      new EvidenceSource("aws", "111122223333", "eu-central-1");

  private ShippedControls() {}

  public static Catalogue catalogue() {
    return new CatalogueFiles(new CelExpressionCompiler(), calls(), Demand.SHOWN_BY_EXAMPLES)
        .read(Path.of("controls"));
  }

  static ExampleRun exampleRun() {
    return new Adapters(new Installation(Path.of("").toAbsolutePath())).exampleRun();
  }

  /** The calls that examples may be made of. */
  static CallTable calls() {
    return table("aws").and(table("azure"));
  }

  private static CallTable table(String provider) {
    try {
      return CallTable.parse(
          Files.readString(Path.of("src/main/resources/calls/" + provider + ".tsv")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
