package dev.ringfence.network;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Services;
import java.util.List;
import java.util.Optional;

/**
 * What the owners let pass a boundary; what they do not let pass must not pass.
 *
 * @param allowed empty for {@code allow: none}
 * @param needsDocument whether every permitted flow must be in the documented table and the other
 *     way round
 * @param source its place in audit.yaml
 */
public record BoundaryPolicy(
    Boundary boundary, List<Allowed> allowed, boolean needsDocument, SourceRef source) {
  public BoundaryPolicy {
    allowed = List.copyOf(allowed);
  }

  /**
   * One line of a policy.
   *
   * @param text as its owner wrote it, for reports
   * @param from which endpoints of the zone it is for; empty for all
   * @param to likewise for the destination
   */
  public record Allowed(
      Services services,
      Optional<EndpointSelector> from,
      Optional<EndpointSelector> to,
      String text,
      SourceRef source) {}
}
