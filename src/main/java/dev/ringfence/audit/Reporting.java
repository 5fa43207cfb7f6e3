package dev.ringfence.audit;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.evidence.Digest;
import dev.ringfence.history.ArchiveVerification;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.report.ReportModel;
import dev.ringfence.report.ReportModels;
import dev.ringfence.report.ReportRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Renders an assessment beside the reports, and moves the finished folder there in one step. */
public final class Reporting {
  private static final String RUN = "RUN.json";
  private static final String SUMS = "SHA256SUMS";
  private static final String FAILED = ".failed";

  private final AssessmentArchive archive;
  private final List<ReportRenderer> renderers;
  private final Path staging;
  private final Path reports;

  /**
   * @param staging scratch folder of this run, under the state folder
   * @param reports folder that gets {@code <estate>/<period>/}
   */
  public Reporting(
      AssessmentArchive archive, List<ReportRenderer> renderers, Path staging, Path reports) {
    this.archive = archive;
    this.renderers = List.copyOf(renderers);
    this.staging = staging;
    this.reports = reports;
  }

  /**
   * Goes on only if all that reports on an assessment are made from is what was archived: trend and
   * comparison speak of other months.
   *
   * @throws dev.ringfence.history.DamagedArchiveException naming the run and the first damage
   */
  public void requireWhole(Assessment assessment) {
    try (Stream<ArchiveVerification> reported = archive.verifyReported(assessment)) {
      reported.forEachOrdered(ArchiveVerification::requireWhole);
    }
  }

  /** File names of the reports, one worker each. */
  public List<String> formats() {
    return renderers.stream().map(ReportRenderer::fileName).toList();
  }

  /** Makes one report; that it cannot be made is kept for the manifest and loses no other. */
  public void render(String format, Assessment assessment) throws IOException {
    Files.createDirectories(staging);
    Path file = staging.resolve(format);
    Files.deleteIfExists(file);
    Files.deleteIfExists(failure(format));
    ReportRenderer renderer =
        renderers.stream()
            .filter(candidate -> candidate.fileName().equals(format))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no renderer for " + format));
    try {
      renderer.render(model(assessment), file);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      Files.writeString(failure(format), format + ": " + e.getMessage());
    }
  }

  private ReportModel model(Assessment assessment) {
    return ReportModels.of(assessment, archive);
  }

  private Path failure(String format) {
    return staging.resolve(format + FAILED);
  }

  /** Where the reports of an assessment are, or will be. */
  public Path folder(Assessment assessment) {
    return reports
        .resolve(assessment.header().run().estate())
        .resolve(assessment.header().run().period().toString());
  }

  /** Reports that could not be made, each with the reason. */
  public List<String> failures(Assessment assessment) throws IOException {
    Path folder = Files.isDirectory(staging) ? staging : folder(assessment);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(FAILED))
          .sorted()
          .map(Reporting::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Adds the manifest and lets the folder appear whole. The folder of an earlier attempt is kept
   * beside it, under {@code superseded}.
   */
  public void publish(Assessment assessment) throws IOException {
    Path target = folder(assessment);
    if (!Files.isDirectory(staging)) {
      // Killed between the move and the job repository's note of it.
      return;
    }
    writeManifest(assessment);
    Files.createDirectories(target.getParent());
    supersede(target);
    move(staging, target);
  }

  private void supersede(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    Path superseded = target.resolveSibling("superseded");
    Files.createDirectories(superseded);
    int number = 1;
    while (Files.exists(superseded.resolve(target.getFileName() + "." + number))) {
      number++;
    }
    Files.move(target, superseded.resolve(target.getFileName() + "." + number));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Path near = to.resolveSibling("." + to.getFileName() + ".partial");
      ScratchFolder.delete(near);
      copy(from, near);
      Files.move(near, to, StandardCopyOption.ATOMIC_MOVE);
      ScratchFolder.delete(from);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  private void writeManifest(Assessment assessment) throws IOException {
    SortedMap<String, String> sums = new TreeMap<>();
    for (String format : formats()) {
      Path file = staging.resolve(format);
      if (Files.exists(file)) {
        sums.put(format, sha256(file));
      }
    }
    Files.writeString(
        staging.resolve(RUN), new CanonicalJson().indented(run(assessment, sums)) + "\n");
    sums.put(RUN, sha256(staging.resolve(RUN)));
    StringBuilder lines = new StringBuilder();
    sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
    Files.write(staging.resolve(SUMS), lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private SortedMap<String, Object> run(Assessment assessment, SortedMap<String, String> sums) {
    var run = assessment.header().run();
    return new TreeMap<>(
        Map.ofEntries(
            Map.entry("run", run.runId()),
            Map.entry("estate", run.estate()),
            Map.entry("period", run.period().toString()),
            Map.entry("attempt", run.attempt()),
            Map.entry("asOf", run.asOf().toString()),
            Map.entry("tool", run.toolVersion()),
            Map.entry("evidence", assessment.header().evidenceDigest().sha256()),
            Map.entry("assessment", assessment.digest().sha256()),
            Map.entry("catalogue", run.catalogue().sha256()),
            Map.entry("configuration", run.configuration().sha256()),
            Map.entry("exceptions", run.exceptions().sha256()),
            Map.entry("findings", assessment.findings()),
            Map.entry("files", new TreeMap<>(sums))));
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(java.io.OutputStream.nullOutputStream());
      return new Digest(HexFormat.of().formatHex(digesting.getMessageDigest().digest())).sha256();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
