package dev.ringfence.cli;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.audit.Progress;
import dev.ringfence.evidence.Digest;
import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.AuditRequest;
import dev.ringfence.job.JobDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "assess",
    description =
        "Assess sealed evidence only, with no source asked; prints the assessment's digest.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence assess                              what collect sealed for this month",
      "  ringfence assess --evidence 3fa9c1            a sealed set, by its digest or the start of it",
      "  ringfence assess --evidence exports --period 2026-10"
    })
final class AssessCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private AuditOptions options = new AuditOptions();

  @Option(
      names = "--evidence",
      paramLabel = "DIGEST|DIR",
      description = "A sealed evidence set or a folder of exports (default: what collect left).")
  private @Nullable String evidence;

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      converter = FailOn.Converter.class,
      description = "Which open findings make the exit code 1, as in audit (default: any).")
  private FailOn failOn = FailOn.anyOpen();

  AssessCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    AuditRequest request = options.requestWithoutSources();
    try (JobDatabase database = JobDatabase.open(request.state());
        TerminalProgress progress = TerminalProgress.on(console)) {
      AuditJobs jobs = new AuditJobs(database, progress);
      Assessment assessment =
          jobs.assess(request, evidence(request, progress))
              .orElseThrow(
                  () ->
                      new UsageException(
                          "nothing is collected for %s; run ringfence collect or give --evidence"
                              .formatted(request.period())));
      console.out().println(assessment.digest());
      return new Outcomes(console).of(assessment, jobs.archive(), failOn);
    }
  }

  private Optional<Digest> evidence(AuditRequest request, Progress progress) {
    if (evidence == null) {
      return Optional.empty();
    }
    Path folder = Path.of(evidence);
    if (Files.isDirectory(folder)) {
      return Optional.of(request.adapters().sealed(folder, request.state(), progress));
    }
    List<Digest> sets = request.adapters().sealedSets(evidence, request.state());
    if (sets.size() != 1) {
      throw new UsageException(
          "--evidence %s: %s under %s"
              .formatted(
                  evidence,
                  sets.isEmpty()
                      ? "no such folder, and no evidence set has a digest that starts so"
                      : sets.size() + " evidence sets have digests that start so",
                  request.state()));
    }
    return Optional.of(sets.get(0));
  }
}
