package dev.ringfence.check;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import java.util.Comparator;

/**
 * What a finding is about.
 *
 * @param kind a {@link dev.ringfence.network.Kind#word()}, {@code source}, {@code estate} or {@code
 *     attestation}
 * @param id globally unique and stable
 */
public record Subject(
    String kind, String id, String name, String provider, String account, String region)
    implements Comparable<Subject> {
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::kind).thenComparing(Subject::id);

  public static Subject of(Resource resource) {
    ResourceHeader header = resource.header();
    return new Subject(
        resource.kind().word(),
        header.id(),
        header.name(),
        header.origin().provider(),
        header.origin().account(),
        header.origin().region());
  }

  /** The source that would have named subjects, had it answered. */
  public static Subject of(EvidenceSource source) {
    return new Subject(
        "source", source.id(), source.id(), source.provider(), source.account(), source.region());
  }

  /** The estate as a whole. */
  public static Subject estate() {
    return new Subject("estate", "estate", "the estate", "", "", "");
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
