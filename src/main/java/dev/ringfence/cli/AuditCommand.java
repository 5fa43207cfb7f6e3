package dev.ringfence.cli;

import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.AuditRequest;
import dev.ringfence.job.JobDatabase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "audit",
    description = "The monthly job: collect, assess, archive and report.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence audit",
      "  ringfence audit --config shop/audit.yaml --period 2026-11",
      "  ringfence audit --as-of 2026-11-30T06:00:00Z --fail-on not-satisfied,severity:high",
      "",
      "A run that was cut short is continued by the same command. Running a finished period again",
      "is a new attempt; the reports of the earlier one are kept under superseded/."
    })
final class AuditCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private AuditOptions options = new AuditOptions();

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      converter = FailOn.Converter.class,
      description =
          "Which open findings make the exit code 1: not-satisfied, inconclusive,"
              + " severity:high; several, separated by commas, narrow each other (default: any).")
  private FailOn failOn = FailOn.anyOpen();

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    AuditRequest request = options.request();
    try (JobDatabase database = JobDatabase.open(request.state());
        TerminalProgress progress = TerminalProgress.on(console)) {
      AuditJobs jobs = new AuditJobs(database, progress);
      return new Outcomes(console).of(jobs.audit(request), jobs.archive(), failOn);
    }
  }
}
