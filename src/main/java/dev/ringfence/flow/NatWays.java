package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Protocols;
import dev.ringfence.net.Services;
import dev.ringfence.network.NatGateway;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Zone;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Outwards through NAT gateways. The gateway's own subnet filters both legs: the packet as it
 * arrives, and as it leaves with the gateway's address and a port of its choice.
 */
final class NatWays implements Ways.Finder {
  static final String KIND = "nat-gateway";

  /** Ports a NAT gateway uses for its connections (VPC user guide, NAT gateways). */
  private static final Ports TRANSLATED = Ports.range(1024, 65535);

  private static final Protocols PORTED = Protocols.of(Protocol.TCP, Protocol.UDP);

  /** Echo requests are the only messages it keeps track of. */
  private static final Services ECHO = Services.icmp(Protocol.ICMP, 8);

  private static final String WORKING = "available";

  private final Topology topology;
  private final Guards guards;
  private final Map<String, Area> addresses;

  NatWays(Topology topology, Guards guards) {
    this.topology = topology;
    this.guards = guards;
    addresses = addressesOfGateways(topology.network());
  }

  /** Private addresses of NAT gateways by id, as far as their interfaces are in the evidence. */
  static Map<String, Area> addressesOfGateways(NetworkModel network) {
    Map<String, Area> addresses = new HashMap<>();
    network
        .of(NetworkInterface.class)
        .filter(seen -> seen.role().valueIfKnown().filter(KIND::equals).isPresent())
        .filter(seen -> seen.privateAddresses().isKnown())
        .forEach(
            seen ->
                seen.attachedTo()
                    .valueIfKnown()
                    .ifPresent(
                        id -> addresses.merge(id, Area.of(seen.privateAddresses()), Area::union)));
    return addresses;
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    if (!to.zone().equals(Zone.INTERNET)) {
      return;
    }
    for (Routing.Target target : targets(topology, from)) {
      if (target.kind().equals(KIND)) {
        Optional<NatGateway> gateway = topology.named(target.id(), NatGateway.class).findFirst();
        if (gateway.isPresent()) {
          known(from, to, target, gateway.get(), ways);
        } else {
          ways.add(
              start(from, to, target)
                  .to(Addresses.INTERNET)
                  .request(unlisted(from, target))
                  .answer(from.entering())
                  .build());
        }
      }
    }
  }

  /** What the routes lead to; where that is unknown, every NAT gateway of the network. */
  static List<Routing.Target> targets(Topology topology, Segment segment) {
    List<Routing.Target> known = segment.routing().targets();
    if (!segment.routing().isUnknown() && !known.contains(Routing.Target.UNKNOWN)) {
      return known;
    }
    Set<Routing.Target> targets = new LinkedHashSet<>(known);
    topology
        .network()
        .of(NatGateway.class)
        .filter(gateway -> gateway.virtualNetwork().equals(segment.virtualNetwork()))
        .forEach(gateway -> targets.add(new Routing.Target(KIND, gateway.header().localId())));
    return List.copyOf(targets);
  }

  static Stage unlisted(Segment from, Routing.Target target) {
    return FixedStage.unknown(
        Hop.Kind.GATEWAY,
        target.id(),
        target.id(),
        "NAT gateway " + target.id() + " is not in the evidence",
        from.routing().sources(target));
  }

  /** A gateway that passes on what its own subnet's routes lead to. */
  static Stage passingOn(NatGateway gateway) {
    return gateway.state().isKnown()
        ? FixedStage.open(
            Hop.Kind.GATEWAY,
            gateway.id(),
            gateway.header().name(),
            "NAT gateway " + gateway.header().name() + " passes it on from its own address",
            List.of(gateway.header().source()))
        : unknown(gateway, "its state is not known");
  }

  static boolean mayWork(NatGateway gateway) {
    return gateway.state().valueIfKnown().map(WORKING::equals).orElse(true);
  }

  static Way.Builder start(Segment from, Place to, Routing.Target target) {
    return beside(from, to, target, from.leaving());
  }

  static Way.Builder beside(Segment from, Place to, Routing.Target target, Stage... before) {
    return Way.via("NAT gateway " + target.id(), from, to)
        .request(before)
        .request(from.routeTo(target));
  }

  private void known(
      Segment from, Outside to, Routing.Target target, NatGateway gateway, List<Way> ways) {
    Optional<Segment> around = topology.findSegment(gateway.subnet());
    boolean isPrivate = gateway.isPublic().valueIfKnown().filter(open -> !open).isPresent();
    if (isPrivate || !mayWork(gateway)) {
      // What a gateway passes on elsewhere is relayed.
      return;
    }
    if (around.isEmpty()) {
      ways.add(
          start(from, to, target)
              .to(Addresses.INTERNET)
              .request(unknown(gateway, "its subnet is not in the evidence"))
              .answer(from.entering())
              .build());
      return;
    }
    Segment place = around.get();
    Area beside = from.subnet(gateway.subnet());
    if (!beside.isNone()) {
      // No network ACL sees what stays in the gateway's own subnet.
      ways.add(
          beside(from, to, target)
              .to(Addresses.INTERNET)
              .scope(from.from(beside))
              .request(onwards(gateway, place))
              .build());
    }
    ways.add(
        start(from, to, target)
            .to(Addresses.INTERNET)
            .scope(from.from(elsewhere(beside)))
            .request(place.entering())
            .request(onwards(gateway, place))
            .answer(place.leaving(), from.entering())
            .build());
  }

  static Area elsewhere(Area beside) {
    if (beside.isNone()) {
      return Area.ALL;
    }
    return new Area(
        Addresses.all().minus(beside.possible()), Addresses.all().minus(beside.certain()));
  }

  /** What a packet may have become that a gateway translated: the same but for its source. */
  static Services translatedLike(Packet packet) {
    if (packet.fields() instanceof Packet.Fields.PortPair ports) {
      return Services.of(packet.protocol(), TRANSLATED, Ports.of(ports.destination()));
    }
    return ECHO;
  }

  private static Stage unknown(NatGateway gateway, String why) {
    String name = gateway.header().name();
    return FixedStage.unknown(
        Hop.Kind.GATEWAY,
        gateway.id(),
        name,
        "NAT gateway " + name + ": " + why,
        List.of(gateway.header().source()));
  }

  /** From the gateway to the internet and back to it. */
  private List<Stage> onwards(NatGateway gateway, Segment place) {
    Span routed = Span.NONE;
    for (Routing.Target target : place.routing().targets()) {
      if (target.kind().equals("internet-gateway")) {
        Span attached = Attachment.of(topology, target, place, "the internet").span();
        routed = routed.union(place.routing().to(target).asDestinations().intersect(attached));
      }
    }
    routed = routed.union(place.routing().to(Routing.Target.UNKNOWN).doubtful().asDestinations());
    Span translated =
        translated(
            place.leaving().span().intersect(place.entering().span().map(Packets::answerable)),
            addresses.getOrDefault(gateway.id(), place.subnet(gateway.subnet()).doubtful()));
    Span passing = translated.intersect(routed);
    if (!gateway.isPublic().isKnown() || !gateway.state().isKnown()) {
      passing = passing.doubtful();
    }
    return List.of(stage(gateway, place, passing), guards.outwardsOnly(place.virtualNetwork()));
  }

  /**
   * Packets that pass once the gateway has put its address and one of its ports in. The gateway
   * takes another port for each connection, so one port that passes opens the way.
   */
  static Span translated(Span filtered, Area gateway) {
    Packets possible = someOf(filtered.possible(), gateway.possible());
    Packets certain = someOf(filtered.certain(), gateway.certain());
    return certain.equals(possible) ? Span.of(possible) : new Span(certain, possible);
  }

  private static Packets someOf(Packets packets, Addresses gateway) {
    Packets own = packets.fromSources(gateway);
    return own.onProtocols(PORTED)
        .fromPorts(TRANSLATED)
        .union(own.onServices(ECHO))
        .fromAnySource();
  }

  private static Stage stage(NatGateway gateway, Segment place, Span span) {
    String name = gateway.header().name();
    List<SourceRef> sources = List.of(gateway.header().source());
    Map<Passage, String> texts =
        Map.of(
            Passage.PERMITTED,
            "NAT gateway " + name + " passes it on to the internet from its own address",
            Passage.INCONCLUSIVE,
            "whether NAT gateway " + name + " passes it on depends on what is not known",
            Passage.DENIED,
            "NAT gateway "
                + name
                + " in "
                + place.name()
                + " cannot pass it on: no route, its network ACL, or a protocol it does not translate");
    List<Doubt> doubts =
        span.isExact()
            ? List.of()
            : List.of(new Doubt("what NAT gateway " + name + " passes on is not certain", sources));
    return new FixedStage(Hop.Kind.GATEWAY, gateway.id(), name, span, texts, sources, doubts);
  }
}
