package dev.ringfence.cli;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.AuditInputs;
import dev.ringfence.audit.Installation;
import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.AuditRequest;
import dev.ringfence.job.AuditResult;
import dev.ringfence.job.JobDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = "Audit the shipped sample estate, month by month, and say where the reports are.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = {
      "  ringfence demo",
      "",
      "The estate and its deliberate faults are described in src/samples/three-tier-aws/README.md."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String ESTATE = "three-tier-aws";

  private final Console console;

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
    Path sample = installation.sample(ESTATE);
    try (JobDatabase database = JobDatabase.open(state.toAbsolutePath().normalize());
        TerminalProgress progress = TerminalProgress.on(console)) {
      AuditJobs jobs = new AuditJobs(database, progress);
      for (YearMonth period : periods(sample)) {
        console.err().println(ESTATE + " " + period);
        AuditResult result = jobs.audit(request(installation, sample, period));
        new Outcomes(console).of(result, jobs.archive(), FailOn.anyOpen());
        show(result.folder());
      }
    }
    return ExitCode.OK;
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
