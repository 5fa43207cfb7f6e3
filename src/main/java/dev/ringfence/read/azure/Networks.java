package dev.ringfence.read.azure;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Gateway;
import dev.ringfence.network.Peering;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.ServiceEndpoint;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.Tags;
import dev.ringfence.network.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Virtual networks, their subnets, what joins them and what leads out of them. */
final class Networks implements Mapper {
  private final Estate estate;
  private final Neighbours neighbours;
  private final SubnetRoutes routes;
  private final ShortNames names;
  private final Tiers tiers;
  private final FlowLogs logs;
  private final List<Resource> found = new ArrayList<>();
  private final Set<String> pairs = new HashSet<>();

  Networks(
      Estate estate,
      Neighbours neighbours,
      SubnetRoutes routes,
      ShortNames names,
      Tiers tiers,
      FlowLogs logs) {
    this.estate = estate;
    this.neighbours = neighbours;
    this.routes = routes;
    this.names = names;
    this.tiers = tiers;
    this.logs = logs;
    estate.all(Calls.NETWORKS).forEach(this::add);
    estate.subnets().forEach(subnet -> found.add(subnet(subnet)));
  }

  @Override
  public Stream<Resource> resources() {
    return found.stream();
  }

  private void add(Item network) {
    Arm json = network.json();
    found.add(
        new VirtualNetwork(
            network.header(),
            Estate.addressSpace(network),
            Fact.known(false, json.source()),
            logs.covering(network),
            Fact.known(List.of(), json.source()),
            hasWorkloads(network),
            Fact.known("off", json.source())));
    gateway(network, ShortNames.internet(names.of(network.id())), "internet");
    if (neighbours.gateways(network.id()).isThere()) {
      gateway(network, names.gateway(neighbours.gateways(network.id()).owner()), "vpn");
    }
    for (PeeringLink link : neighbours.of(network.id())) {
      if (pairs.add(link.pair())) {
        found.add(peering(link));
      }
    }
  }

  private Fact<Boolean> hasWorkloads(Item network) {
    boolean isSeen =
        network.json().stream("subnets")
            .anyMatch(
                subnet ->
                    !subnet.list("ipConfigurations").isEmpty()
                        || !estate.interfacesIn(subnet.id()).isEmpty());
    return isSeen
        ? Fact.known(true, network.json().sourceOf("subnets"))
        : estate
            .interfaceGap()
            .map(gap -> Fact.<Boolean>missing(gap))
            .orElseGet(() -> Fact.known(false, network.json().sourceOf("subnets")));
  }

  /** What routes name; a gateway of a peer is attached to every network that it routes for. */
  private void gateway(Item network, String name, String type) {
    boolean isKnown = found.stream().anyMatch(other -> other.header().localId().equals(name));
    if (isKnown) {
      return;
    }
    SourceRef where = network.json().source();
    found.add(
        new Gateway(
            new ResourceHeader(
                network.id() + "/" + type,
                name,
                name,
                network.source(),
                Plane.ACTUAL,
                Tags.none(where),
                where),
            Fact.known(type, where),
            Fact.known(attached(network.id(), type), where)));
  }

  private List<String> attached(String network, String type) {
    if (type.equals("internet")) {
      return List.of(network);
    }
    String owner = neighbours.gateways(network).owner();
    return estate.all(Calls.NETWORKS).stream()
        .map(Item::id)
        .filter(id -> neighbours.gateways(id).isThere())
        .filter(id -> neighbours.gateways(id).owner().equals(owner))
        .toList();
  }

  private Peering peering(PeeringLink link) {
    boolean isRequester = link.network().compareTo(link.remote()) < 0;
    Fact<Addresses> own = estate.get(Calls.NETWORKS, link.network()).flatMap(Estate::addressSpace);
    Fact<Addresses> other = link.remoteAddresses(estate);
    String name = names.peering(link);
    return new Peering(
        link.item().header("peering " + link.pair(), name, name),
        link.state(),
        isRequester ? link.network() : link.remote(),
        isRequester ? link.remote() : link.network(),
        isRequester ? own : other,
        isRequester ? other : own);
  }

  private Subnet subnet(Item item) {
    Arm json = item.json();
    return new Subnet(
        item.header(),
        Estate.networkOf(item.id()),
        Estate.addressesOf(item),
        Fact.known("", json.source()),
        tiers.of(item.id()),
        tiers.isInferred(item),
        // Nothing in a subnet makes its interfaces ask for a public address.
        Fact.known(false, json.source()),
        Fact.known(false, json.source()),
        routes.of(item),
        Fact.known(serviceEndpoints(item), json.sourceOf("serviceEndpoints")),
        Fact.known(List.of(), json.source()),
        Fact.known("", json.source()),
        translatesOutwards(item),
        Fact.known(json.reference("networkSecurityGroup"), json.sourceOf("networkSecurityGroup")),
        hasDefaultEgress(json));
  }

  /** A NAT gateway takes its place (Azure virtual network, default outbound access). */
  private static Fact<Boolean> hasDefaultEgress(Arm subnet) {
    return subnet.has("natGateway")
        ? Fact.known(false, subnet.sourceOf("natGateway"))
        : subnet.bool("defaultOutboundAccess");
  }

  private static List<ServiceEndpoint> serviceEndpoints(Item subnet) {
    return subnet.json().stream("serviceEndpoints")
        .map(endpoint -> serviceEndpoint(subnet, endpoint))
        .toList();
  }

  /** A route to a service's public addresses that the platform keeps (Azure, service endpoints). */
  private static ServiceEndpoint serviceEndpoint(Item subnet, Arm endpoint) {
    String service = endpoint.raw("service");
    SourceRef where = endpoint.source();
    String id = subnet.id() + "#" + service;
    return new ServiceEndpoint(
        new ResourceHeader(
            id,
            service,
            service + " of " + subnet.name(),
            subnet.source(),
            Plane.ACTUAL,
            Tags.none(where),
            where),
        Estate.networkOf(subnet.id()),
        Fact.known(service, where),
        Fact.known("gateway", where),
        Fact.known("available", where),
        Fact.known(false, where),
        Fact.unknown("service endpoint policies are not read", where),
        Fact.unknown("service endpoint policies are not read", where),
        Fact.known(List.of(), where),
        Fact.known(List.of(subnet.id()), where),
        Fact.known(List.of(), where));
  }

  /**
   * A NAT gateway, or what the platform gives a subnet unless it is private (Azure virtual network,
   * default outbound access). What balancers translate is not told from that.
   */
  private Fact<Boolean> translatesOutwards(Item subnet) {
    Arm json = subnet.json();
    if (json.has("natGateway")) {
      return Fact.known(true, json.sourceOf("natGateway"));
    }
    Optional<Boolean> byDefault = json.bool("defaultOutboundAccess").valueIfKnown();
    if (byDefault.isEmpty()) {
      return Fact.unknown("the evidence does not give defaultOutboundAccess", json.source());
    }
    SourceRef where = json.sourceOf("defaultOutboundAccess");
    boolean mayBeBalanced = !estate.all(Calls.BALANCERS).isEmpty() || isBalancerUnknown();
    return byDefault.get() || !mayBeBalanced
        ? Fact.known(byDefault.get(), where)
        : balanced(subnet, where);
  }

  private boolean isBalancerUnknown() {
    return estate.answers().gap(Calls.BALANCERS).isPresent();
  }

  private Fact<Boolean> balanced(Item subnet, SourceRef where) {
    boolean isBehind =
        estate.interfacesIn(subnet.id()).stream()
            .anyMatch(item -> !tiers.balancers().before(item).isEmpty());
    return isBehind || isBalancerUnknown() || estate.interfaceGap().isPresent()
        ? Fact.unknown("whether a balancer translates for it outwards is not modelled", where)
        : Fact.known(false, where);
  }
}
