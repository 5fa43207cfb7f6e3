package dev.ringfence.cli;

import dev.ringfence.audit.AuditInputs;
import dev.ringfence.audit.ExportMonths;
import dev.ringfence.audit.FlowQuestions;
import dev.ringfence.audit.FlowReading;
import dev.ringfence.audit.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which exports or manifests a question about flows is put to. */
final class FlowSource {
  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description =
          "Folders of exports, Terraform, CloudFormation or Kubernetes manifests, recognised by"
              + " content; their tiers or namespaces are the zones.")
  private List<Path> paths = List.of();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "An estate's configuration instead, with its zones.")
  private @Nullable Path config;

  @Option(
      names = "--period",
      paramLabel = "YYYY-MM",
      description = "With --config: the month (default: the newest whose exports are there).")
  private @Nullable String period;

  /**
   * Reads the exports.
   *
   * @throws UsageException if none are named, or not where they are said to be
   */
  FlowQuestions read(Console console) {
    Optional<YearMonth> month = month();
    requireOneSource();
    requireExports(paths);
    Installation installation = Installation.current();
    Path file = config;
    if (file == null) {
      try (TerminalProgress progress = TerminalProgress.on(console)) {
        return new FlowReading(installation, progress).folders(paths);
      }
    }
    AuditInputs inputs = AuditInputs.load(file, month, installation);
    YearMonth asked = month.orElseGet(() -> newest(inputs, file));
    requireExports(inputs.sources().stream().map(source -> source.folder(asked)).toList());
    console.err().println(inputs.estate() + " " + asked);
    try (TerminalProgress progress = TerminalProgress.on(console)) {
      return new FlowReading(installation, progress).estate(inputs, asked);
    }
  }

  private void requireOneSource() {
    if (config != null && !paths.isEmpty()) {
      throw new UsageException(
          "PATH and --config: give folders of exports or a configuration, not both");
    }
    if (config == null && paths.isEmpty()) {
      throw new UsageException("no exports named: give folders of exports or --config FILE");
    }
    if (config == null && period != null) {
      throw new UsageException("--period is the month of a configuration: give --config FILE too");
    }
  }

  private static void requireExports(List<Path> folders) {
    String problems =
        folders.stream().flatMap(FlowSource::problem).collect(Collectors.joining("\n"));
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
  }

  private static Stream<String> problem(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of(folder + (Files.exists(folder) ? ": not a folder" : ": no such folder"));
    }
    return FlowReading.hasExports(folder) || FlowReading.hasDeclarations(folder)
        ? Stream.empty()
        : Stream.of(
            folder
                + ": neither exports nor Terraform, CloudFormation or Kubernetes manifests in it;"
                + " the README says how to make exports");
  }

  private Optional<YearMonth> month() {
    if (period == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(YearMonth.parse(period));
    } catch (DateTimeException e) {
      throw new UsageException("--period '" + period + "': a month as 2026-11 is expected");
    }
  }

  private static YearMonth newest(AuditInputs inputs, Path config) {
    ExportMonths months = new ExportMonths(inputs.sources());
    return months
        .newest(YearMonth.from(Clock.systemUTC().instant().atZone(ZoneOffset.UTC)))
        .orElseThrow(
            () ->
                new UsageException(
                    config + ": there is no month with exports of every source; give --period"));
  }
}
