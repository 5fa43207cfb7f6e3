package dev.ringfence.cli;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.HandingOff;
import dev.ringfence.audit.HandoffKey;
import dev.ringfence.audit.Installation;
import dev.ringfence.audit.ScratchFolder;
import dev.ringfence.evidence.Digest;
import dev.ringfence.handoff.Manifest;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.job.AuditJobs;
import dev.ringfence.job.JobDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "handoff",
    description = "Pack an audited month for an auditor, signed; prints the package's name.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence handoff --out shop-2026-11.zip                    the newest month audited",
      "  ringfence handoff --period 2026-10 --out october.zip",
      "  ringfence handoff --framework PCI-DSS --out pci.zip         the evidence it needs only",
      "  ringfence handoff --key ~/.ssh/id_ed25519 --out shop.zip    signed by a key of yours",
      "",
      "README.txt in the package says how to check it with sha256sum and ssh-keygen alone. The same",
      "month packed again gives the same bytes."
    })
final class HandoffCommand implements Callable<Integer> {
  private static final String LATEST = "latest";
  private static final Path CONFIG = Path.of("audit.yaml");

  private final Console console;

  @Mixin private ArchiveOptions options = new ArchiveOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The estate's configuration (default: audit.yaml if there is one, else the only estate"
              + " in the history).")
  private @Nullable Path config;

  @Option(
      names = "--period",
      paramLabel = "YYYY-MM|latest",
      defaultValue = LATEST,
      description = "The month to pack (default: ${DEFAULT-VALUE}).")
  private String period = LATEST;

  @Option(
      names = "--framework",
      paramLabel = "NAME",
      description =
          "Take only the evidence that findings for a framework cite, PCI-DSS; what is left out is"
              + " listed (default: all evidence).")
  private @Nullable String framework;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "An Ed25519 private key of OpenSSH without a passphrase (default: one under the state,"
              + " made if there is none).")
  private @Nullable Path keyFile;

  @Option(
      names = "--out",
      paramLabel = "FILE.zip",
      required = true,
      description = "The package to write; it must not be there yet.")
  private Path out = Path.of("");

  HandoffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    requireFree();
    Adapters adapters = new Adapters(Installation.current());
    Optional<String> configured = configured(adapters);
    try (JobDatabase database = options.open();
        TerminalProgress progress = TerminalProgress.on(console)) {
      AuditJobs jobs = new AuditJobs(database, progress);
      AssessmentArchive archive = jobs.archive();
      Assessment assessment = assessment(archive, options.estate(archive, configured));
      Digest inputs = inputs(jobs, assessment);
      HandoffKey key = key();
      HandingOff packing =
          new HandingOff(
              archive, jobs.handoffs(), adapters.store(options.state()), adapters.renderers());
      try (ScratchFolder work = ScratchFolder.under(options.state().resolve("work"))) {
        tell(
            packing.handOff(
                new HandingOff.Request(
                    assessment,
                    inputs,
                    Optional.ofNullable(framework),
                    key,
                    out.toAbsolutePath().normalize(),
                    work.path())),
            key);
      }
      return ExitCode.OK;
    } catch (HandingOff.NoSuchFrameworkException e) {
      throw new UsageException("--framework %s: %s".formatted(framework, e.getMessage()));
    }
  }

  private void requireFree() {
    Path file = out.toAbsolutePath().normalize();
    Path folder = file.getParent();
    if (Files.exists(file)) {
      throw new UsageException(
          "--out %s: it is there already; a package is never overwritten".formatted(out));
    }
    if (folder == null || Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UsageException("--out %s: %s is not a folder".formatted(out, folder));
    }
    if (!Files.exists(folder)) {
      throw new UsageException("--out %s: there is no folder %s".formatted(out, folder));
    }
    AuditOptions.requireFolder("--out", folder);
  }

  private Optional<String> configured(Adapters adapters) {
    Path file = config;
    if (file != null) {
      return Optional.of(adapters.estate(file));
    }
    return options.isEstateNamed() || !Files.exists(CONFIG)
        ? Optional.empty()
        : Optional.of(adapters.estate(CONFIG));
  }

  private Assessment assessment(AssessmentArchive archive, String estate) {
    if (period.equals(LATEST)) {
      List<Assessment> all = archive.periods(estate);
      return all.get(all.size() - 1);
    }
    return archive
        .latest(estate, ArchiveOptions.month("--period", period))
        .orElseThrow(
            () ->
                new UsageException(
                    "--period %s: %s was not audited then; the history has %s"
                        .formatted(
                            period,
                            estate,
                            archive.periods(estate).stream()
                                .map(found -> found.header().run().period().toString())
                                .collect(Collectors.joining(", ")))));
  }

  private static Digest inputs(AuditJobs jobs, Assessment assessment) {
    String run = assessment.header().run().runId();
    return jobs.sealedInputs(run)
        .orElseThrow(
            () ->
                new UsageException(
                    ("the run %s was made by a version that did not seal what it was told, so it"
                            + " cannot be repeated from a package; assess its evidence again:"
                            + " ringfence assess --period %s --evidence %s --as-of %s")
                        .formatted(
                            run,
                            assessment.header().run().period(),
                            assessment.header().evidenceDigest(),
                            assessment.header().run().asOf())));
  }

  private HandoffKey key() throws IOException {
    Path file = keyFile;
    try {
      return file == null ? stateKey() : HandoffKey.given(file);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          file == null
              ? "the key of packages, %s: %s"
                  .formatted(HandoffKey.file(options.state()), e.getMessage())
              : "--key %s: %s".formatted(file, e.getMessage()));
    }
  }

  /** That a key was made is told at once, whatever becomes of the package. */
  private HandoffKey stateKey() throws IOException {
    HandoffKey key = HandoffKey.under(options.state());
    if (key.isNew()) {
      console.err().printf("A key to sign packages with was made: %s%n", key.file());
      console.err().println("Keep it. Give auditors its fingerprint by a way of its own.");
      console.err().flush();
    }
    return key;
  }

  private void tell(Manifest manifest, HandoffKey key) {
    if (!manifest.leftOut().isEmpty()) {
      console
          .err()
          .printf(
              "Left out: %s artefacts that no finding for %s cites; MANIFEST.json lists them.%n",
              manifest.leftOut().size(), manifest.framework());
    }
    console
        .err()
        .printf(
            "Package %s of %s: %s, attempt %s, %s files, signed by %s%n",
            manifest.chain().sequence(),
            manifest.estate(),
            manifest.period(),
            manifest.attempt(),
            manifest.files().size(),
            key.fingerprint());
    console.out().println(out);
  }
}
