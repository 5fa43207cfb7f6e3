package dev.ringfence.history;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Finding;
import dev.ringfence.evidence.Digest;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finished assessments; what is in it never changes. */
public interface AssessmentArchive {
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
}
