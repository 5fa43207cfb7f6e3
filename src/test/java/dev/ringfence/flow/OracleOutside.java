package dev.ringfence.flow;

import static dev.ringfence.flow.OracleNetwork.answered;
import static dev.ringfence.flow.OracleNetwork.is;
import static dev.ringfence.flow.OracleNetwork.isOf;
import static dev.ringfence.flow.OracleNetwork.isTo;
import static dev.ringfence.flow.OracleNetwork.isTrue;

import dev.ringfence.flow.OracleFilters.Other;
import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packet.Fields.IcmpMessage;
import dev.ringfence.net.Packet.Fields.PortPair;
import dev.ringfence.net.Protocol;
import dev.ringfence.network.NatGateway;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.TransitGateway;
import java.util.List;
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
  private static final Set<String> PRIVATE_LINKS =
      Set.of("vpn", "direct-connect-gateway", "connect");

  private final OracleNetwork network;
  private final List<Integer> translatedPorts;

  OracleOutside(OracleNetwork network, List<Integer> translatedPorts) {
    this.network = network;
    this.translatedPorts = translatedPorts;
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
                    .or(throughNat(packet, from)));
  }

  private Verdict directly(Packet packet, NetworkInterface from) {
    return throughInternetGateway(packet.source(), packet.destination(), from)
        .or(throughEgressOnlyGateway(packet, from))
        .or(network.unclear(network.subnetOf(from), packet.destination()));
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

  private Verdict throughNat(Packet packet, NetworkInterface from) {
    if (packet.family() == Family.IPV6 || !isTranslated(packet)) {
      return Verdict.NO;
    }
    return network.nats().stream()
        .filter(nat -> nat.virtualNetwork().equals(from.virtualNetwork()))
        .map(nat -> throughNat(packet, from, nat))
        .reduce(Verdict.NO, Verdict::or);
  }

  private static boolean isTranslated(Packet packet) {
    Protocol protocol = packet.protocol();
    return protocol.equals(Protocol.TCP)
        || protocol.equals(Protocol.UDP)
        || packet.fields() instanceof IcmpMessage message && message.type() == 8;
  }

  private Verdict throughNat(Packet packet, NetworkInterface from, NatGateway nat) {
    Subnet inside = network.subnetOf(from);
    Subnet outside = network.subnetOf(nat);
    Verdict ready =
        is(nat.state(), "available"::equals)
            .and(isTrue(nat.isPublic()))
            .and(blocked(from, "off", "block-ingress"))
            .and(
                OracleRouting.leads(
                    inside.routes(),
                    packet.destination(),
                    route -> isTo(route, "nat-gateway", nat)))
            .then(
                () ->
                    network.routes(outside, packet.destination(), "internet-gateway", "internet"));
    Verdict toNat =
        inside.id().equals(outside.id()) ? Verdict.YES : network.lists(packet, inside, outside);
    return ready.and(toNat).then(() -> translated(packet, nat, outside));
  }

  /** The gateway takes another port for each connection: one that passes opens the way. */
  private Verdict translated(Packet packet, NatGateway nat, Subnet subnet) {
    Address own = address(nat);
    Verdict any = Verdict.NO;
    for (int port : packet.protocol().hasPorts() ? translatedPorts : List.of(0)) {
      Packet sent = new Packet(own, packet.destination(), packet.protocol(), fields(packet, port));
      Verdict passes =
          network
              .filters()
              .list(subnet, "egress", sent)
              .and(answered(sent, answer -> network.filters().list(subnet, "ingress", answer)));
      any = any.or(passes);
    }
    return any;
  }

  private static Packet.Fields fields(Packet packet, int port) {
    return packet.fields() instanceof PortPair pair
        ? new PortPair(port, pair.destination())
        : packet.fields();
  }

  private Address address(NatGateway nat) {
    return network.interfaces().stream()
        .filter(each -> each.attachedTo().valueIfKnown().filter(nat.id()::equals).isPresent())
        .flatMap(each -> each.privateAddresses().valueIfKnown().stream())
        .flatMap(addresses -> addresses.family(Family.IPV4).first().stream())
        .findFirst()
        .orElseThrow();
  }

  private Verdict fromPremises(Packet packet, NetworkInterface to) {
    Verdict gateway = network.routes(network.subnetOf(to), packet.source(), "vpn-gateway", "vpn");
    Verdict hub = inOverHub(packet.destination(), to).and(outOverHub(packet.source(), to));
    return inward(packet, to)
        .and(gateway.or(hub).or(unclear(network.subnetOf(to), packet.source())));
  }

  private Verdict toPremises(Packet packet, NetworkInterface from) {
    Verdict gateway =
        network.routes(network.subnetOf(from), packet.destination(), "vpn-gateway", "vpn");
    Verdict hub =
        outOverHub(packet.destination(), from)
            .and(answered(packet, answer -> inOverHub(answer.destination(), from)));
    return egress(packet, from)
        .and(edges(packet, from))
        .and(gateway.or(hub).or(unclear(network.subnetOf(from), packet.destination())));
  }

  /** What inspects packets passes them on to premises by private addresses only. */
  private Verdict unclear(Subnet subnet, Address premises) {
    Verdict untold = network.untold(subnet, premises);
    return INTERNET.contains(premises) ? untold : untold.or(network.inspected(subnet, premises));
  }

  private Verdict inOverHub(Address destination, NetworkInterface to) {
    return network.hubs().stream()
        .map(
            hub ->
                network.through(
                    hub,
                    OracleOutside::isPrivateLink,
                    destination,
                    attachment -> isOf(attachment, to.virtualNetwork())))
        .reduce(Verdict.NO, Verdict::or);
  }

  private Verdict outOverHub(Address destination, NetworkInterface from) {
    return network.hubs().stream()
        .map(hub -> outOverHub(destination, from, hub))
        .reduce(Verdict.NO, Verdict::or);
  }

  private Verdict outOverHub(Address destination, NetworkInterface from, TransitGateway hub) {
    Verdict through =
        network.through(
            hub,
            attachment -> isOf(attachment, from.virtualNetwork()),
            destination,
            OracleOutside::isPrivateLink);
    return OracleRouting.leads(
            network.subnetOf(from).routes(),
            destination,
            route -> isTo(route, "transit-gateway", hub))
        .and(through);
  }

  private static boolean isPrivateLink(TransitAttachment attachment) {
    return attachment.type().valueIfKnown().filter(PRIVATE_LINKS::contains).isPresent();
  }

  private Verdict toService(Packet packet, NetworkInterface from) {
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
    return egress(packet, from).and(edges(packet, from)).and(leads);
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
