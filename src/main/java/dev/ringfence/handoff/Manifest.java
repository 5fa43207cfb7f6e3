package dev.ringfence.handoff;

import dev.ringfence.document.CanonicalJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a package holds, which run it speaks of and which package came before it. Written as
 * canonical JSON; all digests are SHA-256, in hexadecimal.
 *
 * @param version of this format, 1
 * @param asOf the instant the run speaks of, ISO 8601 in UTC
 * @param tool version of Ringfence
 * @param evidence digest of the evidence set
 * @param inputs digest of the list of files the run was told by
 * @param framework the one whose evidence is here; empty where all of it is
 * @param leftOut evidence that is not here, since the framework does not need it
 * @param files everything but this manifest, {@code SHA256SUMS} and its signature, by name
 */
public record Manifest(
    int version,
    String estate,
    String period,
    String run,
    int attempt,
    String asOf,
    String tool,
    String evidence,
    String inputs,
    String assessment,
    String catalogue,
    String configuration,
    String exceptions,
    String framework,
    List<LeftOut> leftOut,
    Chain chain,
    List<Listed> files) {
  public static final int VERSION = 1;

  private static final CanonicalJson JSON = new CanonicalJson();

  /** An artefact that is not here, and its name at its source. */
  public record LeftOut(String digest, String path) {
    public LeftOut {
      Objects.requireNonNull(digest, "digest");
      Objects.requireNonNull(path, "path");
    }
  }

  /**
   * The place among the packages of an estate.
   *
   * @param sequence from 1
   * @param previous digest of the manifest of the package before; empty in the first
   */
  public record Chain(long sequence, String previous) {
    /** The place of nothing: what a manifest has while its place is not known. */
    public static final Chain NONE = new Chain(0, "");

    public Chain {
      Objects.requireNonNull(previous, "previous");
    }
  }

  /** A file and its size in bytes. */
  public record Listed(String path, String sha256, long bytes) {
    public Listed {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  public Manifest {
    Objects.requireNonNull(estate, "estate");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(assessment, "assessment");
    Objects.requireNonNull(catalogue, "catalogue");
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(exceptions, "exceptions");
    Objects.requireNonNull(framework, "framework");
    Objects.requireNonNull(chain, "chain");
    leftOut = List.copyOf(leftOut);
    files = List.copyOf(files);
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1, not " + attempt);
    }
    requireTimes(period, asOf);
  }

  /** Both are read later, by which time a package is trusted to be readable. */
  private static void requireTimes(String period, String asOf) {
    try {
      YearMonth.parse(period);
      Instant.parse(asOf);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("neither month nor instant: " + period + ", " + asOf, e);
    }
  }

  /** Reads a manifest; empty unless it is, to the byte, what {@link #text} writes. */
  public static Optional<Manifest> parse(String text) {
    return JSON.readIfFit(text, Manifest.class)
        .filter(manifest -> manifest.version() == VERSION && manifest.text().equals(text));
  }

  /** The version a text states, if it is one of a later format than this version reads. */
  public static Optional<Long> laterVersion(String text) {
    return JSON.readIfFit(text, Map.class)
        .map(members -> members.get("version"))
        .filter(Long.class::isInstance)
        .map(Long.class::cast)
        .filter(version -> version > VERSION);
  }

  /** For people and programs: sorted members, indented, a line feed at the end. */
  public String text() {
    return JSON.indented(this) + "\n";
  }

  public Manifest with(Chain place) {
    return new Manifest(
        version,
        estate,
        period,
        run,
        attempt,
        asOf,
        tool,
        evidence,
        inputs,
        assessment,
        catalogue,
        configuration,
        exceptions,
        framework,
        leftOut,
        place,
        files);
  }
}
