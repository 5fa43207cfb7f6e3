package dev.ringfence.cli;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.AuditRequest;
import dev.ringfence.job.JobDatabase;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    description = "Render the reports of an archived assessment again; prints their folder.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence report --period 2026-11             the newest assessment of the month",
      "  ringfence report --assessment 81f0c2          by its digest or the start of it"
    })
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private AuditOptions options = new AuditOptions();

  @Option(
      names = "--assessment",
      paramLabel = "DIGEST",
      description = "An archived assessment (default: the newest of the period).")
  private @Nullable String assessment;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    AuditRequest request = options.requestWithoutSources();
    try (JobDatabase database = JobDatabase.open(request.state());
        TerminalProgress progress = TerminalProgress.on(console)) {
      AuditJobs jobs = new AuditJobs(database, progress);
      new Outcomes(console)
          .of(jobs.report(request, wanted(jobs, request)), jobs.archive(), FailOn.anyOpen());
      return ExitCode.OK;
    }
  }

  private Assessment wanted(AuditJobs jobs, AuditRequest request) {
    if (assessment == null) {
      return jobs.archive()
          .latest(request.inputs().estate(), request.period())
          .orElseThrow(
              () ->
                  new UsageException(
                      "%s has no assessment of %s; run ringfence audit"
                          .formatted(request.inputs().estate(), request.period())));
    }
    return jobs.assessment(assessment)
        .orElseThrow(
            () ->
                new UsageException(
                    "--assessment %s: no single archived assessment has a digest that starts so"
                        .formatted(assessment)));
  }
}
