package dev.ringfence.flow;

import static dev.ringfence.flow.OracleNetwork.is;
import static dev.ringfence.flow.OracleNetwork.isTo;

import dev.ringfence.net.Address;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packet.Fields.IcmpMessage;
import dev.ringfence.net.Packet.Fields.PortPair;
import dev.ringfence.net.Protocol;
import dev.ringfence.network.NatGateway;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Subnet;
import java.util.List;
import java.util.function.Predicate;

/** One packet that a NAT gateway passes on from its own private address. */
final class OracleNat {
  /** What becomes of a packet that a gateway's interface sends. */
  interface Onwards {
    Verdict of(Packet sent, NetworkInterface gateway);
  }

  private final OracleNetwork network;
  private final List<Integer> translatedPorts;

  OracleNat(OracleNetwork network, List<Integer> translatedPorts) {
    this.network = network;
    this.translatedPorts = translatedPorts;
  }

  /** Over any gateway of the sender's network to which its routes lead; its filters aside. */
  Verdict passes(
      Packet packet, NetworkInterface from, Predicate<NatGateway> wanted, Onwards onwards) {
    if (packet.family() == Family.IPV6 || !isTranslated(packet)) {
      return Verdict.NO;
    }
    return network.nats().stream()
        .filter(nat -> nat.virtualNetwork().equals(from.virtualNetwork()))
        .filter(wanted)
        .map(nat -> passes(packet, network.subnetOf(from), nat, onwards))
        .reduce(Verdict.NO, Verdict::or);
  }

  private static boolean isTranslated(Packet packet) {
    Protocol protocol = packet.protocol();
    return protocol.equals(Protocol.TCP)
        || protocol.equals(Protocol.UDP)
        || packet.fields() instanceof IcmpMessage message && message.type() == 8;
  }

  private Verdict passes(Packet packet, Subnet inside, NatGateway nat, Onwards onwards) {
    Subnet around = network.subnetOf(nat);
    Verdict ready =
        is(nat.state(), "available"::equals)
            .and(
                OracleRouting.leads(
                    inside.routes(),
                    packet.destination(),
                    route -> isTo(route, "nat-gateway", nat)));
    Verdict toNat =
        inside.id().equals(around.id()) ? Verdict.YES : network.lists(packet, inside, around);
    return ready.and(toNat).then(() -> translated(packet, nat, onwards));
  }

  /** The gateway takes another port for each connection: one that passes opens the way. */
  private Verdict translated(Packet packet, NatGateway nat, Onwards onwards) {
    NetworkInterface gateway = network.interfacesOf(nat.id()).get(0);
    return asGateway(packet, gateway).stream()
        .map(sent -> onwards.of(sent, gateway))
        .reduce(Verdict.NO, Verdict::or);
  }

  /** A packet as a gateway may send it. */
  List<Packet> asGateway(Packet packet, NetworkInterface gateway) {
    Address own =
        gateway.privateAddresses().valueIfKnown().flatMap(all -> all.first()).orElseThrow();
    List<Integer> ports = packet.protocol().hasPorts() ? translatedPorts : List.of(0);
    return ports.stream()
        .map(port -> new Packet(own, packet.destination(), packet.protocol(), fields(packet, port)))
        .toList();
  }

  private static Packet.Fields fields(Packet packet, int port) {
    return packet.fields() instanceof PortPair pair
        ? new PortPair(port, pair.destination())
        : packet.fields();
  }
}
