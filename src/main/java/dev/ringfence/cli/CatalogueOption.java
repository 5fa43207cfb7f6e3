package dev.ringfence.cli;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.Installation;
import dev.ringfence.control.Catalogue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which catalogue a command reads. */
final class CatalogueOption {
  @Option(
      names = "--controls",
      paramLabel = "DIR",
      description = "The catalogue (default: the shipped one).")
  private @Nullable Path controls;

  Path folder() {
    return controls == null ? Installation.current().controls() : controls;
  }

  Catalogue read() {
    return new Adapters(Installation.current()).catalogue(folder());
  }
}
