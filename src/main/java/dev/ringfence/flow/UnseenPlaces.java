package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts of the estate of which neither interfaces nor subnets are all known. Nobody can say who is
 * there nor what reaches them, so anything may pass to and from every zone of the estate.
 *
 * @param doubts why; empty if every place was seen
 */
record UnseenPlaces(List<Doubt> doubts) {
  private static final String VIA = "places that nobody saw";

  static UnseenPlaces of(NetworkModel network) {
    List<Doubt> doubts = new ArrayList<>();
    for (Enumeration interfaces : network.enumerations(Kind.NETWORK_INTERFACE)) {
      boolean areSubnetsKnown =
          network.enumerations(Kind.SUBNET).stream()
              .filter(subnets -> subnets.source().equals(interfaces.source()))
              .allMatch(Enumeration::isComplete);
      if (!interfaces.isComplete() && !areSubnetsKnown) {
        doubts.add(
            new Doubt(
                "neither the interfaces nor the subnets of "
                    + interfaces.source().id()
                    + " are all known: "
                    + interfaces.gaps().get(0).display(),
                interfaces.gaps().get(0).where().stream().toList()));
      }
    }
    for (Enumeration workloads : network.enumerations(Kind.WORKLOAD)) {
      if (!workloads.isComplete()) {
        doubts.add(
            new Doubt(
                "the workloads of %s are not all known: %s"
                    .formatted(workloads.source().id(), workloads.gaps().get(0).display()),
                workloads.gaps().get(0).where().stream().toList()));
      }
    }
    return new UnseenPlaces(List.copyOf(doubts));
  }

  /**
   * What may pass between two sides of which at least one may hold what nobody saw.
   *
   * @param from name of the one side
   * @param to name of the other
   */
  Optional<Passing> between(String from, Addresses sources, String to, Addresses destinations) {
    return doubts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Unseen(
                from, to, Packets.all().fromSources(sources).toDestinations(destinations), doubts));
  }

  private record Unseen(String from, String receiver, Packets packets, List<Doubt> doubts)
      implements Passing {
    @Override
    public String via() {
      return VIA;
    }

    @Override
    public Span span() {
      return Span.maybe(packets);
    }

    @Override
    public Span within(Packets some) {
      return Span.maybe(packets.intersect(some));
    }

    @Override
    public Optional<Group> to() {
      return Optional.empty();
    }

    @Override
    public FlowPath path(Packet packet) {
      Doubt first = doubts.get(0);
      Hop hop =
          new Hop(
              Hop.Kind.UNMODELLED,
              Passage.INCONCLUSIVE,
              "",
              VIA,
              List.of(),
              first.reason(),
              first.sources());
      return new FlowPath(packet, from, receiver, VIA, List.of(hop), List.of());
    }
  }
}
