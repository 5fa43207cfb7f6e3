package dev.ringfence.cli;

import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.AuditRequest;
import dev.ringfence.job.JobDatabase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "collect",
    description = "Collect and seal evidence only; prints the evidence set's digest.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  ringfence collect --period 2026-11", "  ringfence collect && ringfence assess"})
final class CollectCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private AuditOptions options = new AuditOptions();

  CollectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    AuditRequest request = options.request();
    try (JobDatabase database = JobDatabase.open(request.state());
        TerminalProgress progress = TerminalProgress.on(console)) {
      console.out().println(new AuditJobs(database, progress).collect(request));
      return ExitCode.OK;
    }
  }
}
