package dev.ringfence.cli;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.history.OpenItem;
import dev.ringfence.history.Remediation;
import dev.ringfence.history.Timeline;
import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.JobDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "remediation",
    description = "Show what is open, who answers for it and by when it has to be closed.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence remediation                          open findings, times to close, quarters, owners",
      "  ringfence remediation --overdue                the overdue ones alone",
      "  ringfence remediation --owner 'Order Platform' those of one owner",
      "  ringfence remediation --format csv             open findings, for a spreadsheet",
      "  ringfence remediation --format jira            for the CSV import of Jira",
      "  ringfence remediation --format github          title, body and labels of issues",
      "",
      "Days run from the audit that saw a finding to the audit that saw it settled. What is overdue",
      "is so on the day of the last audit, by the follow-up of its audit.yaml."
    })
final class RemediationCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ArchiveOptions archive = new ArchiveOptions();

  @Option(names = "--overdue", description = "Only findings that are overdue.")
  private boolean isOverdue;

  @Option(names = "--owner", paramLabel = "NAME", description = "Only findings of an owner.")
  private @Nullable String owner;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RemediationFormat format = RemediationFormat.text;

  RemediationCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (JobDatabase database = archive.open();
        TerminalProgress progress = TerminalProgress.on(console)) {
      AssessmentArchive history = new AuditJobs(database, progress).archive();
      String estate = archive.estate(history);
      List<Assessment> months = history.periods(estate);
      Remediation remediation =
          Remediation.of(Timeline.of(months, history), months.get(months.size() - 1).header());
      requireOwner(remediation);
      format.print(
          remediation,
          remediation.open().stream().filter(wanted(remediation)).toList(),
          console.out());
      return ExitCode.OK;
    }
  }

  private Predicate<OpenItem> wanted(Remediation remediation) {
    String name = owner;
    return item ->
        (!isOverdue || item.isOverdueOn(remediation.day()))
            && (name == null || item.life().owner().filter(name::equals).isPresent());
  }

  private void requireOwner(Remediation remediation) {
    String name = owner;
    List<String> names =
        remediation.teams().stream().flatMap(team -> team.owner().stream()).toList();
    if (name != null && !names.contains(name)) {
      throw new UsageException(
          "--owner '%s': %s"
              .formatted(
                  name,
                  names.isEmpty()
                      ? "no owner is named in the history; follow-up of audit.yaml says whom to name"
                      : "the history has " + String.join(", ", names)));
    }
  }
}
