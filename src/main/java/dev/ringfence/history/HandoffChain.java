package dev.ringfence.history;

import dev.ringfence.evidence.Digest;
import java.util.Optional;

/** The packages handed over, each naming the one before it; what is in it never changes. */
public interface HandoffChain {
  /**
   * One package.
   *
   * @param sequence from 1, without holes within an estate
   * @param content digest of the manifest without its link to the previous package
   * @param manifest digest of the manifest
   * @param runId the run it speaks of
   */
  record Link(String estate, long sequence, Digest content, Digest manifest, String runId) {}

  /** The package of an estate with a sequence number. */
  Optional<Link> at(String estate, long sequence);

  /** The package of an estate that has this content. */
  Optional<Link> withContent(String estate, Digest content);

  /** The newest package of an estate. */
  Optional<Link> last(String estate);

  /** Enters a package; entering it again changes nothing. */
  void add(Link link);
}
