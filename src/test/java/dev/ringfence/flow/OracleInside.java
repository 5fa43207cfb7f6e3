package dev.ringfence.flow;

import static dev.ringfence.flow.OracleNetwork.answered;
import static dev.ringfence.flow.OracleNetwork.is;
import static dev.ringfence.flow.OracleNetwork.isOf;
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
import java.util.Set;

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

  private final OracleNetwork network;

  OracleInside(OracleNetwork network) {
    this.network = network;
  }

  Verdict passes(Packet packet, NetworkInterface from, NetworkInterface to) {
    if (from.subnet().equals(to.subnet())) {
      return groups(packet, from, to, Verdict.YES);
    }
    return network
        .lists(packet, network.subnetOf(from), network.subnetOf(to))
        .then(() -> routed(packet, from, to));
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
  private Verdict routed(Packet packet, NetworkInterface from, NetworkInterface to) {
    Verdict passes = Verdict.NO;
    for (Way way : ways(packet, from, to)) {
      Verdict there = way.goes().then(() -> groups(packet, from, to, way.references()));
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
      ways.add(new Way(isTrue(hub.resolvesGroupReferences()), overHub(packet, from, to, hub)));
    }
    return ways;
  }

  private Verdict overHub(
      Packet packet, NetworkInterface from, NetworkInterface to, TransitGateway hub) {
    Verdict through =
        network.through(
            hub,
            attachment -> isOf(attachment, from.virtualNetwork()),
            packet.destination(),
            attachment -> isOf(attachment, to.virtualNetwork()));
    return OracleRouting.leads(
            network.subnetOf(from).routes(),
            packet.destination(),
            route -> isTo(route, "transit-gateway", hub))
        .and(through);
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
