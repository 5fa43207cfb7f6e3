package dev.ringfence.report;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Finding;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.evidence.Digest;
import dev.ringfence.history.ArchiveVerification;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.history.Sighting;
import dev.ringfence.network.Boundary;
import dev.ringfence.score.Counted;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An archive that lives as long as the test. */
public record MemoryArchive(
    List<Assessment> assessments,
    Map<Digest, Supplier<Stream<Finding>>> findings,
    Map<Digest, List<BoundaryRecord>> boundaries)
    implements AssessmentArchive {
  @Override
  public List<String> estates() {
    return assessments.stream().map(a -> a.header().run().estate()).distinct().sorted().toList();
  }

  @Override
  public Optional<Assessment> byDigest(Digest digest) {
    return assessments.stream().filter(a -> a.digest().equals(digest)).findFirst();
  }

  @Override
  public Optional<Assessment> latest(String estate, YearMonth period) {
    return periods(estate).stream()
        .filter(a -> a.header().run().period().equals(period))
        .findFirst();
  }

  @Override
  public List<Assessment> periods(String estate) {
    return assessments.stream()
        .filter(a -> a.header().run().estate().equals(estate))
        .sorted(Comparator.comparing(a -> a.header().run().period()))
        .toList();
  }

  @Override
  public Stream<BoundaryRecord> boundaries(Digest assessment) {
    return boundaries.getOrDefault(assessment, List.of()).stream();
  }

  @Override
  public Stream<Finding> findings(Digest assessment) {
    Supplier<Stream<Finding>> reading = findings.get(assessment);
    if (reading == null) {
      throw new IllegalArgumentException("no assessment " + assessment);
    }
    return reading.get();
  }

  @Override
  public Stream<String> lines(Digest assessment) {
    CanonicalJson json = new CanonicalJson();
    return Stream.of(
            Stream.of(AssessmentDigest.lineOf(byDigest(assessment).orElseThrow().header(), json)),
            boundaries(assessment).map(json::text),
            findings(assessment).map(finding -> AssessmentDigest.lineOf(finding, json)))
        .flatMap(lines -> lines);
  }

  @Override
  public Optional<BoundaryRecord> boundary(Digest assessment, Boundary boundary) {
    return boundaries(assessment).filter(one -> one.boundary().equals(boundary)).findFirst();
  }

  @Override
  public List<Counted> counts(Digest assessment) {
    return findings(assessment).map(Counted::of).toList();
  }

  @Override
  public Stream<Sighting> sightings(Digest assessment) {
    return findings(assessment).map(Sighting::of);
  }

  @Override
  public Stream<ArchiveVerification> verify(String estate) {
    return periods(estate).stream().map(one -> verify(one.digest()));
  }

  @Override
  public Stream<ArchiveVerification> verifyReported(Assessment assessment) {
    return Stream.of(verify(assessment.digest()));
  }

  /** Nothing is stored that could be damaged. */
  @Override
  public ArchiveVerification verify(Digest assessment) {
    AuditRun run = byDigest(assessment).orElseThrow().header().run();
    try (Stream<Finding> all = findings(assessment)) {
      return new ArchiveVerification(
          run.runId(),
          run.estate(),
          run.period().toString(),
          run.attempt(),
          assessment.sha256(),
          all.count(),
          List.of());
    }
  }
}
