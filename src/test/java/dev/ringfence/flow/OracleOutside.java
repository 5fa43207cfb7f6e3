package dev.ringfence.flow;

import static dev.ringfence.flow.OracleNetwork.answered;
import static dev.ringfence.flow.OracleNetwork.is;
import static dev.ringfence.flow.OracleNetwork.isTo;
import static dev.ringfence.flow.OracleNetwork.isTrue;

import dev.ringfence.flow.OracleFilters.Other;
import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packet;
import dev.ringfence.network.NatGateway;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Subnet;
import java.util.Optional;
import java.util.Set;

/** One packet between an interface and what lies beyond the estate. */
final class OracleOutside {
  private static final Addresses INTERNET =
      Addresses.all()
          .minus(Addresses.PRIVATE)
          .minus(Addresses.LOOPBACK)
          .minus(Addresses.LINK_LOCAL)
          .minus(Addresses.MULTICAST)
          .minus(Addresses.of("0.0.0.0/8", "240.0.0.0/4", "::/128"));
  private final OracleNetwork network;
  private final OracleHubs hubs;
  private final OracleNat nat;

  OracleOutside(OracleNetwork network, OracleHubs hubs, OracleNat nat) {
    this.network = network;
    this.hubs = hubs;
    this.nat = nat;
  }

  Verdict enters(Packet packet, String zone, NetworkInterface to) {
    return switch (zone) {
      case "internet" -> fromInternet(packet, to);
      case "on-premises" -> fromPremises(packet, to);
      default -> Verdict.NO;
    };
  }

  Verdict leaves(Packet packet, NetworkInterface from, String zone) {
    return switch (zone) {
      case "internet" -> toInternet(packet, from);
      case "on-premises" -> toPremises(packet, from);
      default -> toService(packet, from);
    };
  }

  private Verdict fromInternet(Packet packet, NetworkInterface to) {
    if (!INTERNET.contains(packet.source())) {
      return Verdict.NO;
    }
    return inward(packet, to)
        .then(
            () ->
                throughInternetGateway(packet.destination(), packet.source(), to)
                    .or(
                        isPublic(to, packet.destination())
                            .and(network.unclear(network.subnetOf(to), packet.source()))));
  }

  private Verdict toInternet(Packet packet, NetworkInterface from) {
    if (!INTERNET.contains(packet.destination())) {
      return Verdict.NO;
    }
    return egress(packet, from)
        .then(
            () ->
                edges(packet, from)
                    .then(() -> directly(packet, from))
                    .or(throughNat(packet, from))
                    .or(
                        translated(
                            packet,
                            from,
                            (sent, gateway) ->
                                edges(sent, gateway).and(unclearInternet(sent, gateway)))));
  }

  private Verdict directly(Packet packet, NetworkInterface from) {
    return throughInternetGateway(packet.source(), packet.destination(), from)
        .or(throughEgressOnlyGateway(packet, from))
        .or(unclearInternet(packet, from));
  }

  private Verdict translated(Packet packet, NetworkInterface from, OracleNat.Onwards onwards) {
    return nat.passes(packet, from, gateway -> true, onwards);
  }

  /** Directly: a public address (or an IPv6 one) and a route to an internet gateway. */
  private Verdict throughInternetGateway(Address own, Address client, NetworkInterface endpoint) {
    return isPublic(endpoint, own)
        .and(blocked(endpoint, "off"))
        .then(
            () ->
                network.routes(network.subnetOf(endpoint), client, "internet-gateway", "internet"));
  }

  private static Verdict isPublic(NetworkInterface endpoint, Address own) {
    return own.family() == Family.IPV4
        ? is(endpoint.publicAddresses(), addresses -> !addresses.family(Family.IPV4).isEmpty())
        : Verdict.of(INTERNET.contains(own));
  }

  private Verdict blocked(NetworkInterface endpoint, String... harmless) {
    return is(network.networkOf(endpoint).publicAccessBlock(), Set.of(harmless)::contains);
  }

  private Verdict throughEgressOnlyGateway(Packet packet, NetworkInterface from) {
    if (packet.family() == Family.IPV4) {
      return Verdict.NO;
    }
    return isPublic(from, packet.source())
        .and(blocked(from, "off", "block-ingress"))
        .then(
            () ->
                network.routes(
                    network.subnetOf(from),
                    packet.destination(),
                    "egress-only-gateway",
                    "egress-only"));
  }

  /** The internet knows the gateway by its public address. */
  private Verdict throughNat(Packet packet, NetworkInterface from) {
    return nat.passes(
            packet,
            from,
            gateway -> true,
            (sent, gateway) ->
                edges(sent, gateway)
                    .and(isTrue(natOf(gateway).isPublic()))
                    .then(
                        () ->
                            network.routes(
                                network.subnetOf(gateway),
                                sent.destination(),
                                "internet-gateway",
                                "internet")))
        .and(blocked(from, "off", "block-ingress"));
  }

  private NatGateway natOf(NetworkInterface gateway) {
    String id = gateway.attachedTo().valueIfKnown().orElseThrow();
    return network.nats().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private Verdict unclearInternet(Packet packet, NetworkInterface from) {
    return network
        .unclear(network.subnetOf(from), packet.destination())
        .or(hubs.relayed(packet, from, Optional.empty(), true));
  }

  private Verdict fromPremises(Packet packet, NetworkInterface to) {
    Verdict gateway = network.routes(network.subnetOf(to), packet.source(), "vpn-gateway", "vpn");
    Verdict hub =
        hubs.fromPremises(packet, to)
            .and(hubs.routesToPremises(packet.source(), to))
            .and(answered(packet, answer -> hubs.toPremises(answer, to)));
    Verdict relayed =
        INTERNET.contains(packet.source()) ? Verdict.NO : hubs.relayedFromPremises(packet, to);
    return inward(packet, to)
        .and(gateway.or(hub).or(relayed).or(unclear(network.subnetOf(to), packet.source())));
  }

  private Verdict toPremises(Packet packet, NetworkInterface from) {
    return egress(packet, from)
        .and(
            premises(packet, from)
                .or(translated(packet, from, (sent, gateway) -> premises(sent, gateway))));
  }

  private Verdict premises(Packet packet, NetworkInterface from) {
    Verdict gateway =
        network.routes(network.subnetOf(from), packet.destination(), "vpn-gateway", "vpn");
    Verdict hub =
        hubs.toPremises(packet, from)
            .and(answered(packet, answer -> hubs.fromPremises(answer, from)));
    Verdict relayed =
        INTERNET.contains(packet.destination())
            ? Verdict.NO
            : hubs.relayed(packet, from, Optional.empty(), false);
    return edges(packet, from)
        .and(gateway.or(hub).or(relayed).or(unclear(network.subnetOf(from), packet.destination())));
  }

  /** What inspects packets passes them on to premises by private addresses only. */
  private Verdict unclear(Subnet subnet, Address premises) {
    Verdict untold = network.untold(subnet, premises);
    return INTERNET.contains(premises) ? untold : untold.or(network.inspected(subnet, premises));
  }

  private Verdict toService(Packet packet, NetworkInterface from) {
    return egress(packet, from)
        .and(
            service(packet, from)
                .or(translated(packet, from, (sent, gateway) -> service(sent, gateway))));
  }

  private Verdict service(Packet packet, NetworkInterface from) {
    Verdict leads =
        network.endpoints().stream()
            .filter(endpoint -> endpoint.virtualNetwork().equals(from.virtualNetwork()))
            .map(
                endpoint ->
                    is(endpoint.type(), "gateway"::equals)
                        .and(is(endpoint.state(), "available"::equals))
                        .and(
                            OracleRouting.leads(
                                network.subnetOf(from).routes(),
                                packet.destination(),
                                route -> isTo(route, "service-endpoint", endpoint))))
            .reduce(Verdict.NO, Verdict::or);
    return edges(packet, from).and(leads);
  }

  private Verdict inward(Packet packet, NetworkInterface to) {
    Subnet subnet = network.subnetOf(to);
    return network
        .filters()
        .lets(to, "ingress", packet, Other.outside(packet.source()))
        .and(network.filters().list(subnet, "ingress", packet))
        .and(answered(packet, answer -> network.filters().list(subnet, "egress", answer)));
  }

  private Verdict egress(Packet packet, NetworkInterface from) {
    return network.filters().lets(from, "egress", packet, Other.outside(packet.destination()));
  }

  private Verdict edges(Packet packet, NetworkInterface from) {
    Subnet subnet = network.subnetOf(from);
    return network
        .filters()
        .list(subnet, "egress", packet)
        .and(answered(packet, answer -> network.filters().list(subnet, "ingress", answer)));
  }
}
