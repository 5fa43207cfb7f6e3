package dev.ringfence.audit;

import dev.ringfence.assessment.AuditRun;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.evidence.Digest;
import dev.ringfence.handoff.Manifest;
import dev.ringfence.handoff.PackageNames;
import dev.ringfence.handoff.container.PackageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Judges the evidence of a package again, by what the package says the run was told. */
public final class Reperforming {
  private final Installation installation;

  public Reperforming(Installation installation) {
    this.installation = installation;
  }

  /**
   * How it came out.
   *
   * @param verified the package itself; if it was altered, nothing was judged
   * @param isWhole whether all evidence is in the package; if not, nothing was judged
   * @param differences each in one line; empty if the assessment has the digest the package states
   */
  public record Reperformed(
      Verifying.Verified verified, boolean isWhole, List<String> differences) {
    public Reperformed {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Uses the package and nothing else of this machine.
   *
   * @throws dev.ringfence.handoff.NotAPackageException if it never was a package
   * @throws dev.ringfence.catalogue.InvalidFilesException if this version does not take its inputs
   */
  public Reperformed reperform(Path file, Verifying verifying) throws IOException {
    try (PackageFile opened = PackageFile.open(file)) {
      Verifying.Verified verified = verifying.verify(opened);
      if (!verified.verification().isIntact()) {
        return new Reperformed(verified, true, List.of());
      }
      Manifest manifest = verified.verification().manifest().orElseThrow();
      boolean isWhole = manifest.leftOut().isEmpty();
      return new Reperformed(
          verified, isWhole, isWhole ? differences(manifest, opened) : List.of());
    }
  }

  private List<String> differences(Manifest manifest, PackageFile opened) {
    PackagedStore store = new PackagedStore(opened);
    AuditInputs inputs =
        AuditInputs.sealed(
            SealedInputs.in(new Digest(manifest.inputs()), store).from(store), installation);
    Digest evidence = new Digest(manifest.evidence());
    AuditRun run = run(manifest, inputs);
    Assessing assessing = new Adapters(installation).assessing(inputs, store);
    Digest digest = digest(assessing.assess(evidence, run));
    List<String> differences = new ArrayList<>(told(manifest, inputs));
    if (!digest.sha256().equals(manifest.assessment())) {
      differences.addAll(
          new LineComparison(opened.lines(PackageNames.ASSESSMENT))
              .with(assessing.assess(evidence, run)));
    }
    return differences;
  }

  /** What the manifest states of the inputs, which the assessment does not take from it. */
  private static List<String> told(Manifest manifest, AuditInputs inputs) {
    Map<String, Boolean> same = new TreeMap<>();
    same.put("estate", manifest.estate().equals(inputs.estate()));
    same.put("configuration", manifest.configuration().equals(inputs.configuration().sha256()));
    same.put("catalogue", manifest.catalogue().equals(inputs.catalogue().sha256()));
    same.put("exceptions", manifest.exceptions().equals(inputs.exceptionFiles().sha256()));
    return same.entrySet().stream()
        .filter(one -> !one.getValue())
        .map(one -> "MANIFEST.json states another " + one.getKey() + " than the inputs give")
        .toList();
  }

  /** The version is the one that made the package: another that judges alike is equal. */
  private static AuditRun run(Manifest manifest, AuditInputs inputs) {
    return new AuditRun(
        manifest.run(),
        inputs.estate(),
        YearMonth.parse(manifest.period()),
        manifest.attempt(),
        Instant.parse(manifest.asOf()),
        inputs.configuration(),
        inputs.catalogue(),
        inputs.exceptionFiles(),
        manifest.tool());
  }

  private static Digest digest(Assessing.Assessed assessed) {
    CanonicalJson json = new CanonicalJson();
    AssessmentDigest digest = new AssessmentDigest(assessed.header());
    each(assessed.boundaries().map(json::text), digest::addBoundary);
    each(assessed.findings().map(finding -> AssessmentDigest.lineOf(finding, json)), digest::add);
    return digest.digest();
  }

  private static void each(Stream<String> lines, Consumer<String> use) {
    try (lines) {
      lines.forEachOrdered(use);
    }
  }
}
