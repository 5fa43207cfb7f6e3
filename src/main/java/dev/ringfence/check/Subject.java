package dev.ringfence.check;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.DeclaredFlow;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import java.util.Comparator;

/**
 * What a finding is about.
 *
 * @param kind a {@link dev.ringfence.network.Kind#word()}, {@code source}, {@code estate}, {@code
 *     boundary}, {@code documentedFlow}, {@code attestation} or {@code terraformBlock}
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

  /** What passes from one zone to another. */
  public static Subject of(Boundary boundary) {
    return new Subject("boundary", boundary.id(), boundary.toString(), "", "", "");
  }

  /** A row of a documented table, known by what it says. */
  public static Subject of(DeclaredFlow row) {
    String text = "%s -> %s: %s".formatted(row.from(), row.to(), row.services());
    return new Subject("documentedFlow", text, text, "", "", "");
  }

  /**
   * A block of a configuration.
   *
   * @param source the repository and the folder of the root module
   * @param address in that configuration, {@code module.a.aws_vpc.main}
   */
  public static Subject block(EvidenceSource source, String address) {
    String id = source.account() + "/" + address;
    return new Subject("terraformBlock", id, address, source.provider(), source.account(), "");
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
