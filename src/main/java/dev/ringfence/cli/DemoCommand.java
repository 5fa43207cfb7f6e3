package dev.ringfence.cli;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.AuditInputs;
import dev.ringfence.audit.Installation;
import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.AuditRequest;
import dev.ringfence.job.AuditResult;
import dev.ringfence.job.JobDatabase;
import dev.ringfence.network.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "demo",
    description = "Audit a shipped sample estate, month by month, and say where the reports are.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence demo",
      "  ringfence demo private-vpn-aws",
      "",
      "Each estate is described in src/samples/<SAMPLE>/README.md. The default one has deliberate",
      "faults over three months; the others pass, and list the one-line changes that fail."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String DEFAULT = "three-tier-aws";

  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SAMPLE",
      defaultValue = DEFAULT,
      completionCandidates = Samples.class,
      description = "Which estate: one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String estate = DEFAULT;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "reports",
      description = "Where reports go (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("reports");

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = ".ringfence/demo",
      description = "Sealed evidence and history (default: ${DEFAULT-VALUE}).")
  private Path state = Path.of(".ringfence/demo");

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    AuditOptions.requireFolder("--out", out);
    AuditOptions.requireFolder("--state", state);
    Installation installation = Installation.current();
    requireSample(installation);
    Path sample = installation.sample(estate);
    try (JobDatabase database = JobDatabase.open(state.toAbsolutePath().normalize());
        TerminalProgress progress = TerminalProgress.on(console)) {
      AuditJobs jobs = new AuditJobs(database, progress);
      for (YearMonth period : periods(sample)) {
        console.err().println(estate + " " + period);
        AuditResult result = jobs.audit(request(installation, sample, period));
        new Outcomes(console).of(result, jobs.archive(), FailOn.anyOpen());
        show(result.folder());
      }
    }
    return ExitCode.OK;
  }

  private void requireSample(Installation installation) {
    List<String> samples = installation.samples();
    if (!samples.contains(estate)) {
      throw new UsageException(
          "no sample estate is called \"%s\"%s".formatted(estate, Nearest.hint(estate, samples)));
    }
  }

  /** What the help lists: the samples that are there. */
  static final class Samples implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Installation.current().samples().iterator();
    }
  }

  private AuditRequest request(Installation installation, Path sample, YearMonth period) {
    Instant asOf = period.atEndOfMonth().atTime(LocalTime.of(6, 0)).toInstant(ZoneOffset.UTC);
    return new AuditRequest(
        AuditInputs.load(sample.resolve("audit.yaml"), Optional.of(period), installation),
        period,
        Optional.of(asOf),
        Clock.systemUTC().instant(),
        state.toAbsolutePath().normalize(),
        out.toAbsolutePath().normalize(),
        new Adapters(installation));
  }

  private static List<YearMonth> periods(Path sample) throws IOException {
    try (Stream<Path> folders = Files.list(sample)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("exports")))
          .map(folder -> YearMonth.parse(folder.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private void show(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files.sorted().forEach(file -> console.out().println("  " + file));
    }
    console.out().flush();
  }
}
