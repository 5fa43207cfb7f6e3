package dev.ringfence.cli;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.history.BoundaryChange;
import dev.ringfence.history.HistoryDocument;
import dev.ringfence.history.Life;
import dev.ringfence.history.LifeState;
import dev.ringfence.history.Timeline;
import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.JobDatabase;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = "Show what is not as it was between two audited months.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence diff 2026-09 2026-12                 findings and boundaries, for people",
      "  ringfence diff 2026-09 2026-12 --format json   for programs",
      "",
      "Findings that are open in both months are counted, not listed."
    })
final class DiffCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ArchiveOptions archive = new ArchiveOptions();

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier month, YYYY-MM.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "NOW", description = "The later month, YYYY-MM.")
  private String now = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DiffFormat format = DiffFormat.table;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    YearMonth first = ArchiveOptions.month("BEFORE", before);
    YearMonth last = ArchiveOptions.month("NOW", now);
    if (!first.isBefore(last)) {
      throw new UsageException("BEFORE %s is not before NOW %s".formatted(first, last));
    }
    try (JobDatabase database = archive.open();
        TerminalProgress progress = TerminalProgress.on(console)) {
      AssessmentArchive history = new AuditJobs(database, progress).archive();
      String estate = archive.estate(history);
      Assessment earlier = audited(history, estate, first);
      Assessment later = audited(history, estate, last);
      Timeline timeline = Timeline.of(List.of(earlier, later), history);
      format.print(
          HistoryDocument.of(estate, timeline.only(DiffCommand::isMoved)),
          BoundaryChange.between(earlier, later, history),
          console.out());
      return ExitCode.OK;
    }
  }

  /** One that is unmet in the later month only has a single moment. */
  private static boolean isMoved(Life life) {
    if (life.moments().size() == 1) {
      return true;
    }
    LifeState then = life.moments().get(0).state();
    return then.isOpen() ? !life.state().isOpen() : then != life.state();
  }

  private static Assessment audited(AssessmentArchive history, String estate, YearMonth month) {
    return history
        .latest(estate, month)
        .orElseThrow(
            () ->
                new UsageException(
                    "%s was not audited in %s; ringfence history lists the months"
                        .formatted(estate, month)));
  }
}
