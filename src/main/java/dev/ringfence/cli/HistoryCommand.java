package dev.ringfence.cli;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.history.ArchiveVerification;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.history.BoundaryTimeline;
import dev.ringfence.history.HistoryDocument;
import dev.ringfence.history.Life;
import dev.ringfence.history.Timeline;
import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.JobDatabase;
import dev.ringfence.network.Boundary;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "history",
    description = "Show what audits established from month to month.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence history                              every month: score, open findings, moves",
      "  ringfence history --open                       what is open, since when",
      "  ringfence history --control WAF-SEC-050        the life of each finding of a control",
      "  ringfence history --finding sg-0a1b2c3d        of findings whose check or subject has it",
      "  ringfence history --boundary 'public->data'    what passed a boundary, added, removed",
      "  ringfence history --verify                     whether the archive is what was archived",
      "  ringfence history --format tsv --open          for programs",
      "",
      "A finding that could not be judged in a month is not seen: neither open nor resolved.",
      "Open of a month = open before + new + reopened + returned - resolved - excepted - lost."
    })
final class HistoryCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ArchiveOptions archive = new ArchiveOptions();

  @Option(names = "--from", paramLabel = "YYYY-MM", description = "The first month.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "YYYY-MM", description = "The last month.")
  private @Nullable String to;

  @ArgGroup(exclusive = true)
  private @Nullable Subject subject;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private HistoryFormat format = HistoryFormat.table;

  /** What is asked about; without it, the months. */
  static final class Subject {
    @Option(
        names = "--boundary",
        paramLabel = "A->B",
        description = "What passed from zone A to zone B.")
    @Nullable String boundary;

    @Option(
        names = "--control",
        paramLabel = "ID",
        description = "The findings of a control that were unmet once.")
    @Nullable String control;

    @Option(
        names = "--finding",
        paramLabel = "TEXT",
        description = "Those whose check or subject has this text.")
    @Nullable String finding;

    @Option(names = "--open", description = "Those that are open at the last month.")
    boolean isOpen;

    @Option(
        names = "--verify",
        description = "Compute every assessment's digest anew from its rows; 1 if one differs.")
    boolean isVerified;

    Predicate<Life> lives() {
      String wantedControl = control;
      String wantedText = finding;
      if (wantedControl != null) {
        return life -> life.key().control().value().equals(wantedControl);
      }
      if (wantedText != null) {
        return life ->
            life.key().subject().contains(wantedText)
                || life.key().check().value().contains(wantedText);
      }
      return life -> isOpen && life.state().isOpen();
    }
  }

  HistoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (JobDatabase database = archive.open();
        TerminalProgress progress = TerminalProgress.on(console)) {
      AssessmentArchive history = new AuditJobs(database, progress).archive();
      String estate = archive.estate(history);
      if (subject != null && subject.isVerified) {
        return verify(history, estate);
      }
      List<Assessment> assessments = upTo(history.periods(estate));
      Subject asked = subject;
      if (asked != null && asked.boundary != null) {
        Boundary boundary = boundary(asked.boundary);
        BoundaryTimeline timeline =
            BoundaryTimeline.of(boundary, assessments, history).from(first());
        requireKnown(timeline);
        format.print(timeline, console.out());
        return ExitCode.OK;
      }
      Timeline timeline =
          Timeline.of(assessments, history).only(asked == null ? life -> false : asked.lives());
      format.print(HistoryDocument.of(estate, timeline), asked != null, console.out());
      return ExitCode.OK;
    }
  }

  private int verify(AssessmentArchive history, String estate) {
    List<ArchiveVerification> asked;
    try (Stream<ArchiveVerification> all = history.verify(estate)) {
      asked = all.filter(one -> one.month().map(this::isWithin).orElse(true)).toList();
    }
    if (asked.isEmpty()) {
      throw noneAudited(history.periods(estate));
    }
    format.print(asked, console.out());
    return asked.stream().allMatch(ArchiveVerification::isWhole) ? ExitCode.OK : ExitCode.OPEN;
  }

  private boolean isWithin(YearMonth period) {
    return !period.isBefore(first()) && !period.isAfter(last());
  }

  private YearMonth last() {
    return to == null ? YearMonth.of(9999, 12) : ArchiveOptions.month("--to", to);
  }

  private YearMonth first() {
    return from == null ? YearMonth.of(0, 1) : ArchiveOptions.month("--from", from);
  }

  /** Months before the first one asked for say since when something is so. */
  private List<Assessment> upTo(List<Assessment> all) {
    YearMonth first = first();
    YearMonth last = last();
    List<Assessment> upTo =
        all.stream().filter(one -> !one.header().run().period().isAfter(last)).toList();
    if (upTo.isEmpty() || upTo.get(upTo.size() - 1).header().run().period().isBefore(first)) {
      throw noneAudited(all);
    }
    return upTo;
  }

  private UsageException noneAudited(List<Assessment> all) {
    return new UsageException(
        "no month from %s to %s was audited; the history goes from %s to %s"
            .formatted(
                from == null ? "the first" : first(),
                to == null ? "the last" : last(),
                all.get(0).header().run().period(),
                all.get(all.size() - 1).header().run().period()));
  }

  private static Boundary boundary(String text) {
    int arrow = text.indexOf("->");
    if (arrow < 0) {
      throw new UsageException(
          "--boundary '%s': two zones as public->data are expected".formatted(text));
    }
    return new Boundary(text.substring(0, arrow).strip(), text.substring(arrow + 2).strip());
  }

  private static void requireKnown(BoundaryTimeline timeline) {
    if (timeline.moments().stream().allMatch(moment -> moment.record().isEmpty())) {
      throw new UsageException("--boundary: no audit knows the boundary " + timeline.boundary());
    }
  }
}
