package dev.ringfence.drift;

import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One of the two planes: its network, and the flows of it by the zones that both have. */
public final class DriftSide {
  /** What could hold an endpoint that the analysis has not seen. */
  private static final List<Kind> ANYWHERE = List.of(Kind.VIRTUAL_NETWORK, Kind.NETWORK_INTERFACE);

  private final NetworkModel network;
  private final FlowAnalysis flows;
  private final Set<Boundary> boundaries;
  private final boolean isEnumerated;

  public DriftSide(NetworkModel network, FlowAnalysis flows) {
    this.network = network;
    this.flows = flows;
    this.boundaries = Set.copyOf(flows.boundaries());
    this.isEnumerated =
        ANYWHERE.stream()
            .flatMap(kind -> network.enumerations(kind).stream())
            .allMatch(Enumeration::isComplete);
  }

  NetworkModel network() {
    return network;
  }

  public FlowAnalysis flows() {
    return flows;
  }

  /** Whether a boundary is one of its own; otherwise nothing passes it that is known of. */
  public boolean has(Boundary boundary) {
    return boundaries.contains(boundary);
  }

  /** Whether all that passes a boundary is among what may pass it. */
  boolean isWhole(Boundary boundary) {
    return isEnumerated
        && Stream.of(boundary.from(), boundary.to())
            .allMatch(zone -> flows.existence(zone).isEmpty());
  }
}
