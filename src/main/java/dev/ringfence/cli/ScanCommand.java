package dev.ringfence.cli;

import dev.ringfence.assessment.Finding;
import dev.ringfence.audit.Installation;
import dev.ringfence.audit.Scan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "scan",
    description = "Check folders of exports or repositories; no configuration, no history.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence scan exports",
      "  ringfence scan manifests                  Kubernetes, Terraform, CloudFormation",
      "  ringfence scan --ref v1.4 infrastructure  as a repository has it at a tag",
      "  ringfence scan --format json exports more-exports > scan.json",
      "  ringfence scan --format sarif . > scan.sarif      for code hosts and editors",
      "  ringfence scan --format junit . > scan.xml        for pipelines: not checked is an error",
      "  ringfence scan --controls my-controls --fail-on severity:high exports"
    })
final class ScanCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Folders of exports, Terraform, CloudFormation or Kubernetes manifests, recognised by"
              + " content.")
  private List<Path> paths = List.of();

  @Option(
      names = "--ref",
      paramLabel = "REF",
      description =
          "Branch, tag or commit: read what the Git repositories of the folders hold there, without"
              + " a checkout.")
  private @Nullable String ref;

  @Mixin private CatalogueOption catalogue = new CatalogueOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private FindingFormat format = FindingFormat.table;

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      converter = FailOn.Converter.class,
      description = "Which open findings make the exit code 1, as in audit (default: any).")
  private FailOn failOn = FailOn.anyOpen();

  ScanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        throw new UsageException(
            path + (Files.exists(path) ? ": not a folder" : ": no such folder"));
      }
    }
    Scan.Result result;
    try (TerminalProgress progress = TerminalProgress.on(console)) {
      Scan scan = Scan.of(paths, catalogue.folder(), Installation.current());
      result = (ref == null ? scan : scan.at(ref)).run(progress);
    }
    result.notes().forEach(note -> console.err().println(note));
    format.print(result, new ScannedFiles(paths, ref != null), console.out());
    Counts counts = new Counts();
    for (Finding finding : result.findings()) {
      counts.add(finding, failOn);
    }
    console.err().println(counts.sentence());
    return counts.failing() > 0 ? ExitCode.OPEN : ExitCode.OK;
  }
}
