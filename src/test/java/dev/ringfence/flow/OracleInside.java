package dev.ringfence.flow;

import static dev.ringfence.flow.OracleNetwork.answered;
import static dev.ringfence.flow.OracleNetwork.is;
import static dev.ringfence.flow.OracleNetwork.isTo;
import static dev.ringfence.flow.OracleNetwork.isTrue;

import dev.ringfence.flow.OracleFilters.Other;
import dev.ringfence.net.Packet;
import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Peering;
import dev.ringfence.network.Route;
import dev.ringfence.network.TransitGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One packet between two interfaces of the estate. */
final class OracleInside {
  /**
   * A way that routes give a packet.
   *
   * @param references whether group references work on it
   * @param goes whether the packet goes this way
   * @param isClear whether it is known what is on it; else nobody can say how answers come back
   */
  private record Way(Verdict references, Verdict goes, boolean isClear) {
    Way(Verdict references, Verdict goes) {
      this(references, goes, true);
    }
  }

  /** What filters of the two ends say, by whether group references work between them. */
  interface Ends {
    Verdict let(Verdict references);
  }

  private final OracleNetwork network;
  private final OracleHubs hubs;
  private final OracleNat nat;

  OracleInside(OracleNetwork network, OracleHubs hubs, OracleNat nat) {
    this.network = network;
    this.hubs = hubs;
    this.nat = nat;
  }

  Verdict passes(Packet packet, NetworkInterface from, NetworkInterface to) {
    return directly(packet, from, to).or(translated(packet, from, to, gateway -> Verdict.YES));
  }

  /** With its addresses as they are. */
  Verdict directly(Packet packet, NetworkInterface from, NetworkInterface to) {
    return carried(packet, from, to, references -> groups(packet, from, to, references));
  }

  private Verdict carried(Packet packet, NetworkInterface from, NetworkInterface to, Ends ends) {
    if (from.subnet().equals(to.subnet())) {
      return ends.let(Verdict.YES);
    }
    return network
        .lists(packet, network.subnetOf(from), network.subnetOf(to))
        .then(() -> routed(packet, from, to, ends));
  }

  /**
   * Over gateways that translate; groups that rules name do not mean who is behind one.
   *
   * @param further what else must let it pass, by the interface of the gateway
   */
  Verdict translated(
      Packet packet,
      NetworkInterface from,
      NetworkInterface to,
      Function<NetworkInterface, Verdict> further) {
    Verdict sends =
        network.filters().lets(from, "egress", packet, Other.outside(packet.destination()));
    return sends.then(
        () ->
            nat.passes(
                packet,
                from,
                gateway -> true,
                (sent, gateway) -> arrives(sent, gateway, to).then(() -> further.apply(gateway))));
  }

  private Verdict arrives(Packet sent, NetworkInterface gateway, NetworkInterface to) {
    return carried(
        sent,
        gateway,
        to,
        references -> network.filters().lets(to, "ingress", sent, Other.outside(sent.source())));
  }

  private Verdict groups(
      Packet packet, NetworkInterface from, NetworkInterface to, Verdict references) {
    Other sender = new Other(packet.source(), from.filters(), references);
    Other receiver = new Other(packet.destination(), to.filters(), references);
    return network
        .filters()
        .lets(from, "egress", packet, receiver)
        .then(() -> network.filters().lets(to, "ingress", packet, sender));
  }

  /** The answer needs a way back, any; where nothing answers none is needed. */
  private Verdict routed(Packet packet, NetworkInterface from, NetworkInterface to, Ends ends) {
    Verdict passes = Verdict.NO;
    for (Way way : ways(packet, from, to)) {
      Verdict there = way.goes().then(() -> ends.let(way.references()));
      passes = passes.or(way.isClear() ? there.then(() -> back(packet, from, to)) : there);
    }
    return passes;
  }

  private Verdict back(Packet packet, NetworkInterface from, NetworkInterface to) {
    return answered(
        packet,
        answer -> ways(answer, to, from).stream().map(Way::goes).reduce(Verdict.NO, Verdict::or));
  }

  private List<Way> ways(Packet packet, NetworkInterface from, NetworkInterface to) {
    Fact<List<Route>> table = network.subnetOf(from).routes();
    Way unclear =
        new Way(
            Verdict.MAYBE, network.unclear(network.subnetOf(from), packet.destination()), false);
    if (from.virtualNetwork().equals(to.virtualNetwork())) {
      Verdict local =
          OracleRouting.leads(
              table, packet.destination(), route -> is(route.target(), "local"::equals));
      return List.of(new Way(Verdict.YES, local), unclear);
    }
    List<Way> ways = new ArrayList<>();
    ways.add(unclear);
    for (Peering peering : network.peerings()) {
      if (joins(peering, from.virtualNetwork(), to.virtualNetwork())) {
        Verdict leads =
            OracleRouting.leads(
                table, packet.destination(), route -> isTo(route, "peering", peering));
        ways.add(new Way(sameRegion(from, to), is(peering.state(), "active"::equals).and(leads)));
      }
    }
    for (TransitGateway hub : network.hubs()) {
      ways.add(
          new Way(
              isTrue(hub.resolvesGroupReferences()),
              hubs.between(packet, from, to, hub, OracleHubs.Reach.WITHIN)));
      ways.add(new Way(Verdict.NO, hubs.between(packet, from, to, hub, OracleHubs.Reach.PEERED)));
    }
    Verdict relayed = hubs.relayed(packet, from, Optional.of(to.virtualNetwork()), false);
    ways.add(new Way(Verdict.MAYBE, relayed, false));
    return ways;
  }

  private static boolean joins(Peering peering, String one, String other) {
    return Set.of(peering.requester(), peering.accepter()).equals(Set.of(one, other));
  }

  private Verdict sameRegion(NetworkInterface one, NetworkInterface other) {
    return Verdict.of(region(one).equals(region(other)));
  }

  private String region(NetworkInterface each) {
    return network.networkOf(each).header().origin().region();
  }
}
