package dev.ringfence.flow;

import static dev.ringfence.flow.OracleNetwork.is;
import static dev.ringfence.flow.OracleNetwork.isTrue;

import dev.ringfence.flow.OracleFilters.Other;
import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.NetworkModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of one packet, by brute force: every pair of endpoints, every way, rule by rule,
 * with nothing but the vendor's documentation in mind. Slow, and as plain as it can be; the
 * analysis is held against it.
 */
final class PacketOracle {
  private static final List<String> OUTSIDE =
      List.of("internet", "on-premises", "provider-services");

  /** Roles of interfaces at which no connection ends. */
  private static final List<String> INFRASTRUCTURE = List.of("nat-gateway", "transit-gateway");

  /**
   * One end of a packet: an interface, or a zone beyond the estate.
   *
   * @param endpoint null beyond the estate
   * @param zones it is in, or may be in where there are several
   * @param holds whether it has the packet's address and is in use
   * @param isShadowed whether the address is certainly the estate's, so that nobody who asks for it
   *     means what lies beyond
   */
  private record Side(
      NetworkInterface endpoint, List<String> zones, Verdict holds, boolean isShadowed) {
    boolean isOutside() {
      return endpoint == null;
    }

    Verdict certainty() {
      return zones.size() > 1 ? holds.and(Verdict.MAYBE) : holds;
    }
  }

  /**
   * What becomes of a packet.
   *
   * @param anywhere whether it passes between any two that its addresses mean
   * @param on whether it passes a boundary; not, where there is none
   */
  record Outcome(Verdict anywhere, Map<Boundary, Verdict> on) {
    Verdict on(Boundary boundary) {
      return on.getOrDefault(boundary, Verdict.NO);
    }
  }

  private final OracleNetwork network;
  private final OracleInside inside;
  private final OracleNat nat;
  private final OracleOutside outside;
  private final OracleBalancers balancers;
  private final Map<String, List<String>> zones;

  /**
   * @param zones of each interface by id: none, the one it is in, or those it may be in
   * @param ports to try behind a NAT gateway or at a listener that is not known: one from each run
   *     of ports that no rule tells apart
   */
  PacketOracle(NetworkModel model, Map<String, List<String>> zones, List<Integer> ports) {
    this.zones = zones;
    network = new OracleNetwork(model);
    OracleHubs hubs = new OracleHubs(network);
    nat = new OracleNat(network, ports.stream().filter(port -> port >= 1024).toList());
    inside = new OracleInside(network, hubs, nat);
    outside = new OracleOutside(network, hubs, nat);
    balancers = new OracleBalancers(network, ports);
  }

  Verdict anywhere(Packet packet) {
    return outcome(packet).anywhere();
  }

  Outcome outcome(Packet packet) {
    Verdict anywhere = Verdict.NO;
    Map<Boundary, Verdict> on = new HashMap<>();
    for (Side from : sides(packet.source())) {
      for (Side to : sides(packet.destination())) {
        Verdict passes = passes(packet, from, to);
        if (!from.isShadowed() && !to.isShadowed()) {
          anywhere = anywhere.or(passes.and(from.holds()).and(to.holds()));
        }
        Verdict counts = passes.and(from.certainty()).and(to.certainty());
        for (String zone : from.zones()) {
          to.zones().forEach(other -> on.merge(new Boundary(zone, other), counts, Verdict::or));
        }
      }
    }
    return new Outcome(anywhere, on);
  }

  /** Whether an endpoint would send it to itself, which no filter sees, or one of two might. */
  boolean isToItself(Packet packet) {
    return isAnybodys(packet.source()) || isAnybodys(packet.destination()) || isToOneself(packet);
  }

  /** Whether each of several whose addresses are not known may have it. */
  private boolean isAnybodys(Address address) {
    return network.interfaces().stream()
            .filter(each -> !each.privateAddresses().isKnown())
            .filter(each -> holds(each, address) != Verdict.NO)
            .count()
        > 1;
  }

  private boolean isToOneself(Packet packet) {
    return network.interfaces().stream()
        .anyMatch(
            each ->
                holds(each, packet.source()) != Verdict.NO
                    && holds(each, packet.destination()) != Verdict.NO);
  }

  private List<Side> sides(Address address) {
    List<Side> sides = new ArrayList<>();
    for (NetworkInterface each : network.interfaces()) {
      boolean isInfrastructure =
          each.role().valueIfKnown().filter(INFRASTRUCTURE::contains).isPresent();
      Verdict holds =
          isInfrastructure ? Verdict.NO : holds(each, address).and(isTrue(each.isInUse()));
      if (holds != Verdict.NO) {
        sides.add(
            new Side(each, zones.getOrDefault(each.id(), List.of("unassigned")), holds, false));
      }
    }
    boolean isInside = sides.stream().anyMatch(side -> side.holds() == Verdict.YES);
    for (String zone : OUTSIDE) {
      // An endpoint's global address can be sent to over the internet as well.
      boolean isShadowed = isInside && !zone.equals("internet");
      sides.add(new Side(null, List.of(zone), Verdict.YES, isShadowed));
    }
    return sides;
  }

  private Verdict holds(NetworkInterface each, Address address) {
    return each.privateAddresses()
        .fold(
            known -> Verdict.of(known.value().contains(address)),
            unknown ->
                isTaken(address, each.virtualNetwork())
                    ? Verdict.NO
                    : is(network.subnetOf(each).cidrs(), cidrs -> cidrs.contains(address))
                        .and(Verdict.MAYBE));
  }

  /** An address belongs to one interface of a network. */
  private boolean isTaken(Address address, String virtualNetwork) {
    return network.interfaces().stream()
        .filter(each -> each.virtualNetwork().equals(virtualNetwork))
        .anyMatch(
            each ->
                each.privateAddresses()
                    .valueIfKnown()
                    .filter(known -> known.contains(address))
                    .isPresent());
  }

  private Verdict passes(Packet packet, Side from, Side to) {
    return to.isOutside()
        ? directly(packet, from, to)
        : directly(packet, from, to).or(handed(packet, from, to.endpoint()));
  }

  private Verdict handed(Packet packet, Side from, NetworkInterface to) {
    if (from.isOutside()) {
      String zone = from.zones().get(0);
      Other client = Other.outside(packet.source());
      return balancers.hands(
          packet,
          to,
          (sent, entry, onwards) ->
              outside.enters(sent, zone, entry).then(() -> onwards.of(packet, client)));
    }
    Other client = new Other(packet.source(), from.endpoint().filters(), Verdict.MAYBE);
    return balancers.hands(
        packet,
        to,
        (sent, entry, onwards) ->
            inside
                .directly(sent, from.endpoint(), entry)
                .then(() -> onwards.of(packet, client))
                .or(translated(packet, sent, from.endpoint(), entry, onwards)));
  }

  /** The target sees a gateway; whether it keeps the port that it chose nobody documents. */
  private Verdict translated(
      Packet packet,
      Packet sent,
      NetworkInterface from,
      NetworkInterface entry,
      OracleBalancers.Onwards onwards) {
    return inside
        .translated(
            sent,
            from,
            entry,
            gateway ->
                nat.asGateway(packet, gateway).stream()
                    .map(seen -> onwards.of(seen, Other.outside(seen.source())))
                    .reduce(Verdict.NO, Verdict::or))
        .and(Verdict.MAYBE);
  }

  private Verdict directly(Packet packet, Side from, Side to) {
    if (from.isOutside()) {
      return to.isOutside()
          ? Verdict.NO
          : outside.enters(packet, from.zones().get(0), to.endpoint());
    }
    if (to.isOutside()) {
      return outside.leaves(packet, from.endpoint(), to.zones().get(0));
    }
    return from.endpoint() == to.endpoint()
        ? Verdict.NO
        : inside.passes(packet, from.endpoint(), to.endpoint());
  }
}
