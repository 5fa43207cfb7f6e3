package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Subnets of one network with the same network ACL and the same route table: from outside they
 * filter and route alike. Two segments are never equal.
 */
final class Segment implements Place {
  private final String virtualNetwork;
  private final Map<String, Area> subnets;
  private final Stage leaving;
  private final Stage entering;
  private final Routing routing;
  private final String name;
  private final List<Doubt> doubts;
  private final Map<Routing.Target, Stage> routes = new HashMap<>();
  private final Memo<Span> withinSubnets = new Memo<>(this::squares);

  /**
   * A segment.
   *
   * @param subnets ids of the subnets, each with its addresses
   * @param leaving what the network ACL lets out
   * @param entering what it lets in
   * @param name for people
   * @param doubts why it is not certain which addresses its subnets have
   */
  Segment(
      String virtualNetwork,
      Map<String, Area> subnets,
      Stage leaving,
      Stage entering,
      Routing routing,
      String name,
      List<Doubt> doubts) {
    this.virtualNetwork = virtualNetwork;
    this.subnets = Map.copyOf(subnets);
    this.leaving = leaving;
    this.entering = entering;
    this.routing = routing;
    this.name = name;
    this.doubts = List.copyOf(doubts);
  }

  String virtualNetwork() {
    return virtualNetwork;
  }

  Stage leaving() {
    return leaving;
  }

  Stage entering() {
    return entering;
  }

  /**
   * Whether routes hold between interfaces of one subnet too, since no list tells subnets apart.
   */
  boolean isRoutedInside() {
    return leaving == NoList.STAGE;
  }

  Routing routing() {
    return routing;
  }

  /** From where packets come if the answers go to a target. */
  Scope behind(Routing.Target target) {
    return new Scope(routing.to(target).asSources(), name, routing.doubts());
  }

  /** What its route table sends to a target. */
  Stage routeTo(Routing.Target target) {
    return routes.computeIfAbsent(target, key -> RouteStage.of(name, routing, key));
  }

  String name() {
    return name;
  }

  boolean hasSubnet(String id) {
    return subnets.containsKey(id);
  }

  /** Addresses of one of its subnets. */
  Area subnet(String id) {
    return subnets.getOrDefault(id, Area.NONE);
  }

  /** Addresses of all of its subnets, those they may have included. */
  Addresses possibleAddresses() {
    return Addresses.unionOf(subnets.values().stream().map(Area::possible).toList());
  }

  /** Packets from a part of its addresses, or from the rest of them. */
  Scope from(Area part) {
    return new Scope(part.asSources(), name, doubts);
  }

  /** The same for packets that were found by the addresses of its subnets. */
  Scope scope(Span packets) {
    return new Scope(packets, name, doubts);
  }

  /** Packets between two interfaces of one subnet, which no network ACL and no route table sees. */
  Span withinSubnets() {
    return withinSubnets.get();
  }

  private Span squares() {
    List<Packets> certain = new ArrayList<>();
    List<Packets> possible = new ArrayList<>();
    for (Area subnet : subnets.values()) {
      certain.add(square(subnet.certain()));
      possible.add(square(subnet.possible()));
    }
    Packets most = Packets.unionOf(possible);
    boolean isExact = subnets.values().stream().allMatch(Area::isExact);
    return isExact ? Span.of(most) : new Span(Packets.unionOf(certain), most);
  }

  private static Packets square(Addresses addresses) {
    return Packets.all().fromSources(addresses).toDestinations(addresses);
  }

  @Override
  public String toString() {
    return name;
  }
}
