package dev.ringfence.flow;

import static dev.ringfence.flow.OracleNetwork.is;
import static dev.ringfence.flow.OracleNetwork.isTo;

import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Route;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.TransitGateway;
import dev.ringfence.network.TransitRouteTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** One packet over transit gateways: an attachment that comes in, tables, one that goes out. */
final class OracleHubs {
  private static final Set<String> PRIVATE_LINKS =
      Set.of("vpn", "direct-connect-gateway", "connect");

  private final OracleNetwork network;
  private final OracleAttachments lists;

  OracleHubs(OracleNetwork network) {
    this.network = network;
    lists = new OracleAttachments(network);
  }

  /** Whether a packet stays within one gateway on its way, or crosses to a peered one. */
  enum Reach {
    WITHIN,
    PEERED
  }

  /** From an interface of one network to one of another. */
  Verdict between(
      Packet packet, NetworkInterface from, NetworkInterface to, TransitGateway hub, Reach reach) {
    return any(
        network.attachments(),
        each -> OracleNetwork.isOf(each, to.virtualNetwork()),
        exit ->
            entering(packet, from, hub, exit, reach)
                .and(lists.out(packet, exit, network.subnetOf(to))));
  }

  /** From an interface to what lies behind private links of any gateway. */
  Verdict toPremises(Packet packet, NetworkInterface from) {
    return overAny(packet, from, OracleHubs::isPrivateLink);
  }

  /** From behind private links; the lists are those of the attachment on the way. */
  Verdict fromPremises(Packet packet, NetworkInterface to) {
    return any(
        network.attachments(),
        each -> OracleNetwork.isOf(each, to.virtualNetwork()),
        exit ->
            anyLinkTo(packet.destination(), exit)
                .and(lists.out(packet, exit, network.subnetOf(to))));
  }

  /** Whether an interface's routes lead over gateways to premises, whatever lists say. */
  Verdict routesToPremises(Address premises, NetworkInterface from) {
    Verdict any = Verdict.NO;
    for (TransitGateway hub : network.hubs()) {
      Verdict leads = leads(network.subnetOf(from), premises, hub);
      for (TransitAttachment exit : network.attachments()) {
        if (isPrivateLink(exit)) {
          any = any.or(leads.and(forwarded(premises, from, hub, exit)));
        }
      }
    }
    return any;
  }

  /**
   * Into a third network that may pass it on: to what inspects packets, or, towards the internet,
   * to its NAT gateways.
   */
  Verdict relayed(Packet packet, NetworkInterface from, Optional<String> far, boolean isInternet) {
    return overAny(
            packet,
            from,
            exit ->
                isThird(exit, from.virtualNetwork(), far)
                    && passesOn(exit, packet.destination(), isInternet) != Verdict.NO)
        .and(Verdict.MAYBE);
  }

  /** From premises into a third network that may pass it on to an interface's network. */
  Verdict relayedFromPremises(Packet packet, NetworkInterface to) {
    Verdict there =
        any(
            network.attachments(),
            exit ->
                isThird(exit, to.virtualNetwork(), Optional.empty())
                    && passesOn(exit, packet.destination(), false) != Verdict.NO,
            exit -> anyLinkTo(packet.destination(), exit));
    Verdict back =
        any(
            network.attachments(),
            each -> OracleNetwork.isOf(each, to.virtualNetwork()),
            last -> available(last).and(leads(network.subnetOf(to), packet.source(), hubOf(last))));
    return there.and(back).and(Verdict.MAYBE);
  }

  private Verdict overAny(
      Packet packet, NetworkInterface from, Predicate<TransitAttachment> wanted) {
    Verdict any = Verdict.NO;
    for (TransitGateway hub : network.hubs()) {
      for (Reach reach : Reach.values()) {
        any =
            any.or(
                any(
                    network.attachments(),
                    wanted,
                    exit -> entering(packet, from, hub, exit, reach)));
      }
    }
    return any;
  }

  private boolean isThird(TransitAttachment exit, String one, Optional<String> other) {
    return is(exit.type(), "vpc"::equals) == Verdict.YES
        && !OracleNetwork.isOf(exit, one)
        && other.filter(vpc -> OracleNetwork.isOf(exit, vpc)).isEmpty();
  }

  /** Whether a route of the attachment's subnets leads to something that passes packets on. */
  private Verdict passesOn(TransitAttachment exit, Address destination, boolean isInternet) {
    List<Subnet> places =
        exit.subnets()
            .fold(
                known -> known.value().stream().map(network::subnet).toList(),
                unknown -> network.subnetsOf(exit.attached().valueIfKnown().orElse("")));
    return any(
        places,
        place -> true,
        place ->
            network
                .unclear(place, destination)
                .or(
                    isInternet
                        ? OracleRouting.leads(
                            place.routes(),
                            destination,
                            route -> is(route.target(), "nat-gateway"::equals))
                        : Verdict.NO));
  }

  private Verdict entering(
      Packet packet,
      NetworkInterface from,
      TransitGateway hub,
      TransitAttachment exit,
      Reach reach) {
    Subnet subnet = network.subnetOf(from);
    return leads(subnet, packet.destination(), hub)
        .then(
            () ->
                any(
                    network.attachments(),
                    each -> isAt(each, hub) && OracleNetwork.isOf(each, from.virtualNetwork()),
                    entry ->
                        lists
                            .in(packet, entry, subnet)
                            .and(forwarded(entry, packet.destination(), exit, reach))));
  }

  private Verdict leads(Subnet subnet, Address destination, TransitGateway hub) {
    return OracleRouting.leads(
        subnet.routes(), destination, route -> isTo(route, "transit-gateway", hub));
  }

  private Verdict forwarded(
      Address destination, NetworkInterface from, TransitGateway hub, TransitAttachment exit) {
    return any(
        network.attachments(),
        each -> isAt(each, hub) && OracleNetwork.isOf(each, from.virtualNetwork()),
        entry ->
            forwarded(entry, destination, exit, Reach.WITHIN)
                .or(forwarded(entry, destination, exit, Reach.PEERED)));
  }

  private Verdict anyLinkTo(Address destination, TransitAttachment exit) {
    return any(
        network.attachments(),
        OracleHubs::isPrivateLink,
        entry ->
            forwarded(entry, destination, exit, Reach.WITHIN)
                .or(forwarded(entry, destination, exit, Reach.PEERED)));
  }

  private Verdict forwarded(
      TransitAttachment entry, Address destination, TransitAttachment exit, Reach reach) {
    return forwarded(entry, destination, exit, reach, new HashSet<>());
  }

  /** By the table that the attachment is associated with; a table met again ends in a loop. */
  private Verdict forwarded(
      TransitAttachment entry,
      Address destination,
      TransitAttachment exit,
      Reach reach,
      Set<String> met) {
    String key = entry.routeTable().valueIfKnown().orElse(entry.id());
    if (key.isEmpty() || !met.add(key)) {
      return Verdict.NO;
    }
    Optional<TransitRouteTable> table =
        entry.routeTable().valueIfKnown().flatMap(network::transitTable);
    Verdict any = Verdict.NO;
    for (TransitAttachment out : network.attachments()) {
      if (isAt(out, hubOf(entry))) {
        Verdict beyond = beyond(out, destination, exit, reach, met);
        Verdict routed =
            table
                .map(
                    known ->
                        OracleRouting.leads(
                            known.routes(), destination, route -> isVia(route, out)))
                .orElse(Verdict.MAYBE);
        any = any.or(available(entry).and(routed).and(available(out)).and(beyond));
      }
    }
    return any;
  }

  private Verdict beyond(
      TransitAttachment out,
      Address destination,
      TransitAttachment exit,
      Reach reach,
      Set<String> met) {
    boolean isPeering = is(out.type(), "peering"::equals) == Verdict.YES;
    if (!isPeering) {
      return Verdict.of(out == exit && reach == Reach.WITHIN);
    }
    if (reach == Reach.WITHIN) {
      return Verdict.NO;
    }
    Verdict any = Verdict.NO;
    for (TransitAttachment far : network.attachments()) {
      boolean isSame = far.header().localId().equals(out.header().localId());
      if (isSame && !isAt(far, hubOf(out))) {
        for (Reach further : Reach.values()) {
          any = any.or(forwarded(far, destination, exit, further, new HashSet<>(met)));
        }
      }
    }
    return any;
  }

  private static Verdict isVia(Route route, TransitAttachment out) {
    return isTo(route, "attachment", out);
  }

  private boolean isAt(TransitAttachment attachment, TransitGateway hub) {
    return attachment.transitGateway().equals(hub.id());
  }

  private TransitGateway hubOf(TransitAttachment attachment) {
    return network.hubs().stream().filter(hub -> isAt(attachment, hub)).findFirst().orElseThrow();
  }

  private static boolean isPrivateLink(TransitAttachment attachment) {
    return attachment.type().valueIfKnown().filter(PRIVATE_LINKS::contains).isPresent();
  }

  private static Verdict available(TransitAttachment attachment) {
    return is(attachment.state(), "available"::equals);
  }

  private static <T> Verdict any(List<T> all, Predicate<T> wanted, Function<T, Verdict> verdict) {
    return all.stream().filter(wanted).map(verdict).reduce(Verdict.NO, Verdict::or);
  }
}
