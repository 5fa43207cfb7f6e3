package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packet;
import dev.ringfence.network.NatGateway;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Over NAT gateways, public and private, to what their own subnets' routes lead to beside the
 * internet: other subnets, other networks, premises. What receives it sees the gateway's private
 * address; groups that rules name do not mean it (VPC user guide, NAT gateways and middlebox
 * routing).
 */
final class NatRelays {
  private final Topology topology;
  private final Ways ways;
  private final Map<String, Area> addresses;
  private final Map<Segment, List<Leg>> legs = new HashMap<>();
  private final Map<Onwards, List<Way>> onwards = new HashMap<>();
  private final Map<Leg, Map<Way, Span>> beyond = new IdentityHashMap<>();

  private record Onwards(Segment place, Outside zone) {}

  NatRelays(Topology topology, Ways ways) {
    this.topology = topology;
    this.ways = ways;
    addresses = NatWays.addressesOfGateways(topology.network());
  }

  /**
   * From a segment to a gateway, or to one that the evidence does not name.
   *
   * @param destinations that routes may send to the gateway
   * @param address of the gateway
   * @param isCertain whether it is known to be there and to work
   */
  record Leg(Way way, Segment place, Addresses destinations, Area address, boolean isCertain) {}

  /**
   * What passes by one gateway and one way behind it.
   *
   * @param behind packets that pass behind the gateway, with its address
   */
  record Relayed(
      Leg leg, Way way, Optional<Group> from, Optional<Group> to, Span behind, Span span) {
    List<Doubt> doubts() {
      List<Doubt> doubts = new ArrayList<>(leg.way().doubts());
      doubts.addAll(way.doubts());
      from.ifPresent(group -> doubts.addAll(group.doubts(Direction.EGRESS)));
      to.ifPresent(group -> doubts.addAll(group.doubts(Direction.INGRESS)));
      return doubts;
    }

    /** A packet as it leaves the gateway. */
    Packet translated(Packet packet) {
      return behind
          .possible()
          .fromSources(leg.address().possible())
          .toDestinations(Addresses.of(packet.destination()))
          .onServices(NatWays.translatedLike(packet))
          .witness()
          .orElse(packet);
    }
  }

  List<Relayed> between(Selection from, Selection to) {
    List<Relayed> found = new ArrayList<>();
    from.groups()
        .forEach(
            (sender, sources) -> {
              for (Leg leg : legs(sender.segment())) {
                to.groups()
                    .forEach(
                        (receiver, destinations) ->
                            inside(leg, sender, receiver)
                                .forEach(one -> add(one, sources, destinations, found)));
                to.outside()
                    .forEach(
                        (zone, beyond) ->
                            outside(leg, sender, zone)
                                .forEach(one -> add(one, sources, beyond, found)));
              }
            });
    return found;
  }

  private static void add(
      Relayed relayed, Addresses sources, Addresses destinations, List<Relayed> found) {
    Span span =
        relayed.span().map(packets -> packets.fromSources(sources).toDestinations(destinations));
    if (!span.isNone()) {
      found.add(
          new Relayed(
              relayed.leg(), relayed.way(), relayed.from(), relayed.to(), relayed.behind(), span));
    }
  }

  private List<Relayed> inside(Leg leg, Group sender, Group receiver) {
    List<Relayed> found = new ArrayList<>();
    // Most routes to a gateway are for the internet, and leave the estate's own addresses out.
    if (!leg.destinations().intersects(receiver.addresses().possible())) {
      return found;
    }
    Span received = receiver.receiving(Far.of(leg.place(), References.UNRESOLVED));
    Span sent = sender.sending(Far.of(receiver.segment(), References.UNRESOLVED));
    for (Way way : ways.between(leg.place(), receiver.segment())) {
      Span behind = way.pass().intersect(received);
      Span whole = translated(leg, behind);
      found.add(relayed(leg, way, sender, Optional.of(receiver), behind, whole.intersect(sent)));
    }
    return found;
  }

  private List<Relayed> outside(Leg leg, Group sender, Outside zone) {
    List<Relayed> found = new ArrayList<>();
    Span sent = sender.sending(Far.of(zone, References.UNRESOLVED));
    List<Way> behind =
        onwards.computeIfAbsent(
            new Onwards(leg.place(), zone), key -> ways.onwards(key.place(), key.zone()));
    for (Way way : behind) {
      Span whole =
          beyond
              .computeIfAbsent(leg, key -> new IdentityHashMap<>())
              .computeIfAbsent(way, key -> translated(leg, key.pass()));
      found.add(relayed(leg, way, sender, Optional.empty(), way.pass(), whole.intersect(sent)));
    }
    return found;
  }

  /** Packets from a leg's segment that pass behind the gateway as its own. */
  private static Span translated(Leg leg, Span behind) {
    Span passing = NatWays.translated(behind, leg.address()).intersect(leg.way().pass());
    return leg.isCertain() ? passing : passing.doubtful();
  }

  private static Relayed relayed(
      Leg leg, Way way, Group sender, Optional<Group> receiver, Span behind, Span span) {
    return new Relayed(leg, way, Optional.of(sender), receiver, behind, span);
  }

  private List<Leg> legs(Segment from) {
    List<Leg> known = legs.get(from);
    if (known == null) {
      known = new ArrayList<>();
      for (Routing.Target target : NatWays.targets(topology, from)) {
        if (target.kind().equals(NatWays.KIND)) {
          add(from, target, known);
        }
      }
      legs.put(from, known);
    }
    return known;
  }

  private void add(Segment from, Routing.Target target, List<Leg> found) {
    Optional<NatGateway> gateway = topology.named(target.id(), NatGateway.class).findFirst();
    if (gateway.isPresent()) {
      topology
          .findSegment(gateway.get().subnet())
          .filter(place -> NatWays.mayWork(gateway.get()))
          .ifPresent(place -> known(from, place, target, gateway.get(), found));
    } else {
      for (Segment place : topology.segments(from.virtualNetwork())) {
        Way way =
            NatWays.start(from, place, target)
                .request(NatWays.unlisted(from, target))
                .answer(from.entering())
                .build();
        Area address = Area.maybe(place.possibleAddresses());
        found.add(new Leg(way, place, from.routing().to(target).possible(), address, false));
      }
    }
  }

  private void known(
      Segment from, Segment place, Routing.Target target, NatGateway gateway, List<Leg> found) {
    boolean isCertain = gateway.state().isKnown();
    Addresses routed = from.routing().to(target).possible();
    Area beside = from.subnet(gateway.subnet());
    Area address = addresses.getOrDefault(gateway.id(), place.subnet(gateway.subnet()).doubtful());
    if (!beside.isNone()) {
      Way way =
          NatWays.beside(from, place, target)
              .scope(from.from(beside))
              .request(NatWays.passingOn(gateway))
              .build();
      found.add(new Leg(way, place, routed, address, isCertain));
    }
    Way way =
        NatWays.start(from, place, target)
            .scope(from.from(NatWays.elsewhere(beside)))
            .request(place.entering())
            .request(NatWays.passingOn(gateway))
            .answer(place.leaving(), from.entering())
            .build();
    found.add(new Leg(way, place, routed, address, isCertain));
  }
}
