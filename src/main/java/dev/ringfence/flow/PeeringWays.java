package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Peering;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Over peering connections, which are not transitive: only addresses of the two networks pass (VPC
 * peering guide).
 */
final class PeeringWays implements Ways.Finder {
  private static final String KIND = "peering";
  private static final String ACTIVE = "active";

  private final Topology topology;
  private final Map<String, List<Peering>> byNetwork = new HashMap<>();

  PeeringWays(Topology topology) {
    this.topology = topology;
    topology
        .network()
        .of(Peering.class)
        .forEach(
            peering -> {
              add(peering.requester(), peering);
              add(peering.accepter(), peering);
            });
  }

  private void add(String network, Peering peering) {
    byNetwork.computeIfAbsent(network, key -> new ArrayList<>()).add(peering);
  }

  @Override
  public void crossings(Segment from, Segment to, List<Crossing> crossings) {
    if (from.virtualNetwork().equals(to.virtualNetwork())) {
      return;
    }
    for (Peering peering : byNetwork.getOrDefault(from.virtualNetwork(), List.of())) {
      if (joins(peering, from, to) && mayCarry(peering)) {
        Routing.Target target = new Routing.Target(KIND, peering.header().localId());
        crossings.add(
            Crossing.modelled(
                "peering " + peering.header().localId(),
                references(from, to),
                List.of(from.routeTo(target), connection(peering))));
      }
    }
  }

  private static boolean joins(Peering peering, Segment from, Segment to) {
    return other(peering, from).equals(to.virtualNetwork());
  }

  private static String other(Peering peering, Segment segment) {
    return peering.requester().equals(segment.virtualNetwork())
        ? peering.accepter()
        : peering.requester();
  }

  private static boolean mayCarry(Peering peering) {
    return peering.state().valueIfKnown().map(ACTIVE::equals).orElse(true);
  }

  /** Groups of a peer in another region cannot be referenced (VPC peering guide). */
  private References references(Segment from, Segment to) {
    return topology.regionOf(from.virtualNetwork()).equals(topology.regionOf(to.virtualNetwork()))
        ? References.RESOLVED
        : References.UNRESOLVED;
  }

  private static Stage connection(Peering peering) {
    String name = peering.header().name();
    return peering
        .state()
        .fold(
            known ->
                FixedStage.open(
                    Hop.Kind.PEERING,
                    peering.id(),
                    name,
                    "peering " + name + " is " + known.value(),
                    known.sources()),
            unknown ->
                FixedStage.unknown(
                    Hop.Kind.PEERING,
                    peering.id(),
                    name,
                    "whether peering " + name + " is active is not known: " + unknown.reason(),
                    unknown.sources()));
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    if (!to.zone().equals(Zone.OTHER_NETWORKS)) {
      return;
    }
    for (Peering peering : beyondEvidence(from)) {
      Routing.Target target = new Routing.Target(KIND, peering.header().localId());
      ways.add(
          Way.via("peering " + peering.header().localId(), from, to)
              .references(References.MAYBE)
              .scope(scope(peering, from, Area::asDestinations))
              .doubts(beyond(peering))
              .request(from.leaving(), from.routeTo(target))
              .request(connection(peering))
              .answer(from.entering())
              .build());
    }
  }

  @Override
  public void inwards(Outside from, Segment to, List<Way> ways) {
    if (!from.zone().equals(Zone.OTHER_NETWORKS)) {
      return;
    }
    for (Peering peering : beyondEvidence(to)) {
      Routing.Target target = new Routing.Target(KIND, peering.header().localId());
      ways.add(
          Way.via("peering " + peering.header().localId(), from, to)
              .references(References.MAYBE)
              .scope(scope(peering, to, Area::asSources))
              .doubts(beyond(peering))
              .request(connection(peering), to.entering())
              .answer(to.leaving(), to.routeTo(target))
              .build());
    }
  }

  private List<Peering> beyondEvidence(Segment segment) {
    return byNetwork.getOrDefault(segment.virtualNetwork(), List.of()).stream()
        .filter(PeeringWays::mayCarry)
        .filter(peering -> !topology.isInEvidence(other(peering, segment)))
        .toList();
  }

  private static Scope scope(Peering peering, Segment segment, Function<Area, Span> packets) {
    Fact<Addresses> addresses =
        peering.requester().equals(segment.virtualNetwork())
            ? peering.accepterAddresses()
            : peering.requesterAddresses();
    String name = peering.header().name();
    return new Scope(
        packets.apply(Area.of(addresses)),
        name,
        addresses.fold(
            known -> List.of(),
            unknown ->
                List.of(
                    new Doubt(
                        "the addresses on the other side of peering "
                            + name
                            + " are not known: "
                            + unknown.reason(),
                        unknown.sources()))));
  }

  private static List<Doubt> beyond(Peering peering) {
    String name = peering.header().name();
    return List.of(
        new Doubt(
            "who carries which group on the other side of peering " + name + " is not known",
            List.of(peering.header().source())));
  }
}
