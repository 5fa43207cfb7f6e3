package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the filters of an endpoint decide about one packet, and after them, as it comes in, or
 * before them, as it leaves, the firewall of the host itself.
 */
final class GuardedHops {
  private final EndpointHops filters;
  private final Hosts hosts;

  GuardedHops(EndpointHops filters, Hosts hosts) {
    this.filters = filters;
    this.hosts = hosts;
  }

  /** One decision: the first that denies, else the first that is not certain. */
  Hop of(
      Endpoint endpoint,
      Direction direction,
      Packet packet,
      Optional<Endpoint> far,
      References references) {
    Hop own = filters.of(endpoint, direction, packet, far, references);
    return hosts
        .hop(endpoint, direction, packet)
        .map(host -> EndpointHops.worst(ordered(direction, List.of(own), host)))
        .orElse(own);
  }

  /** The same for each thing that a packet meets, in its order. */
  List<Hop> all(
      Endpoint endpoint,
      Direction direction,
      Packet packet,
      Optional<Endpoint> far,
      References references) {
    List<Hop> own = filters.all(endpoint, direction, packet, far, references);
    return hosts
        .hop(endpoint, direction, packet)
        .map(host -> ordered(direction, own, host))
        .orElse(own);
  }

  private static List<Hop> ordered(Direction direction, List<Hop> filters, Hop host) {
    List<Hop> hops = new ArrayList<>(filters);
    hops.add(direction == Direction.INGRESS ? hops.size() : 0, host);
    return hops;
  }
}
