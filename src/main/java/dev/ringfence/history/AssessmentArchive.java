package dev.ringfence.history;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Finding;
import dev.ringfence.evidence.Digest;
import dev.ringfence.network.Boundary;
import dev.ringfence.score.Counted;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finished assessments; what is in it never changes. */
public interface AssessmentArchive {
  /** Estates with a finished assessment, by name. */
  List<String> estates();

  Optional<Assessment> byDigest(Digest digest);

  /** The newest attempt at a period, if one was finished. */
  Optional<Assessment> latest(String estate, YearMonth period);

  /** The newest attempt at each period, oldest period first. */
  List<Assessment> periods(String estate);

  /**
   * What passes each boundary, in the order of zones; none in assessments made before flows were
   * computed. The caller closes the stream.
   */
  Stream<BoundaryRecord> boundaries(Digest assessment);

  /** Findings in canonical order; the caller closes the stream. */
  Stream<Finding> findings(Digest assessment);

  /**
   * The text the digest of an assessment is over, line by line and without line feeds, as it was
   * stored: what an older version wrote stays as it is. The caller closes the stream.
   */
  Stream<String> lines(Digest assessment);

  /** What passes one boundary; empty if the assessment has none between these zones. */
  Optional<BoundaryRecord> boundary(Digest assessment, Boundary boundary);

  /** All findings, counted by check and source, in no order. */
  List<Counted> counts(Digest assessment);

  /**
   * At least the findings that are unmet or not judged, and of checks to which a source or the
   * estate was silent those that are settled too, in no order; the caller closes the stream.
   */
  Stream<Sighting> sightings(Digest assessment);

  /**
   * Computes every attempt's digest anew from its rows, oldest period first, and compares the rows
   * with their columns. It reads all of them: some seconds for 100,000 findings. The caller closes
   * the stream.
   */
  Stream<ArchiveVerification> verify(String estate);

  /** The same of one assessment. */
  ArchiveVerification verify(Digest assessment);

  /**
   * The same of all that a report on an assessment is made from: itself, and the newest attempt of
   * each period up to its own, which trend and comparison are drawn from. The caller closes the
   * stream.
   */
  Stream<ArchiveVerification> verifyReported(Assessment assessment);
}
