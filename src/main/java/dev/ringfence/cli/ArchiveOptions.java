package dev.ringfence.cli;

import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.job.JobDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which archive a question about earlier audits is put to, and which estate of it. */
final class ArchiveOptions {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = ".ringfence",
      description = "Sealed evidence and history (default: ${DEFAULT-VALUE}).")
  private Path state = Path.of(".ringfence");

  @Option(
      names = "--estate",
      paramLabel = "NAME",
      description = "The estate (default: the only one in the history).")
  private @Nullable String estate;

  /** Opens the history of a state folder that is there. */
  JobDatabase open() throws IOException {
    AuditOptions.requireFolder("--state", state);
    if (!Files.exists(state.resolve("ringfence.mv.db"))) {
      throw new UsageException(
          "--state %s: no history is there; run ringfence audit, or name its state folder"
              .formatted(state));
    }
    return JobDatabase.open(state);
  }

  /** As the user named it. */
  Path state() {
    return state;
  }

  boolean isEstateNamed() {
    return estate != null;
  }

  /** The estate that is meant. */
  String estate(AssessmentArchive archive) {
    return estate(archive, Optional.empty());
  }

  /**
   * The estate that is meant.
   *
   * @param configured what a configuration says, where no option does
   */
  String estate(AssessmentArchive archive, Optional<String> configured) {
    List<String> estates = archive.estates();
    String wanted = estate == null ? configured.orElse(null) : estate;
    if (estates.isEmpty()) {
      throw new UsageException(
          "--state %s: no audit has been finished there; run ringfence audit".formatted(state));
    }
    if (wanted == null && estates.size() > 1) {
      throw new UsageException(
          "--estate: the history has several; name one of " + String.join(", ", estates));
    }
    if (wanted != null && !estates.contains(wanted)) {
      throw new UsageException(
          "--estate %s: the history has %s".formatted(wanted, String.join(", ", estates)));
    }
    return wanted == null ? estates.get(0) : wanted;
  }

  /** A month as the user wrote it. */
  static YearMonth month(String name, String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new UsageException("%s '%s': a month as 2026-11 is expected".formatted(name, text));
    }
  }
}
