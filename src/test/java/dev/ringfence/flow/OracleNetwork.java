package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packet;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Forward;
import dev.ringfence.network.Gateway;
import dev.ringfence.network.LoadBalancer;
import dev.ringfence.network.NatGateway;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.Peering;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Route;
import dev.ringfence.network.ServiceEndpoint;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.TransitGateway;
import dev.ringfence.network.TransitRouteTable;
import dev.ringfence.network.VirtualNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The records as the oracle looks them up, and the questions that all of its parts ask. */
final class OracleNetwork {
  private final Map<String, Subnet> subnets;
  private final Map<String, VirtualNetwork> networks;
  private final Map<String, TransitRouteTable> transitTables;
  private final List<TransitAttachment> attachments;
  private final List<Gateway> gateways;
  private final List<NetworkInterface> interfaces;
  private final List<Peering> peerings;
  private final List<TransitGateway> hubs;
  private final List<NatGateway> nats;
  private final List<ServiceEndpoint> endpoints;
  private final List<Forward> forwards;
  private final List<LoadBalancer> balancers;
  private final OracleFilters filters;

  OracleNetwork(NetworkModel network) {
    subnets = byId(network, Subnet.class);
    networks = byId(network, VirtualNetwork.class);
    transitTables = byId(network, TransitRouteTable.class);
    attachments = network.of(TransitAttachment.class).toList();
    gateways = network.of(Gateway.class).toList();
    interfaces = network.of(NetworkInterface.class).toList();
    peerings = network.of(Peering.class).toList();
    hubs = network.of(TransitGateway.class).toList();
    nats = network.of(NatGateway.class).toList();
    endpoints = network.of(ServiceEndpoint.class).toList();
    forwards = network.of(Forward.class).toList();
    balancers = network.of(LoadBalancer.class).toList();
    filters =
        new OracleFilters(
            byId(network, Filter.class),
            byId(network, OrderedFilter.class),
            byId(network, LoadBalancer.class));
  }

  private static <R extends Resource> Map<String, R> byId(NetworkModel network, Class<R> type) {
    Map<String, R> found = new HashMap<>();
    network.of(type).forEach(resource -> found.put(resource.id(), resource));
    return found;
  }

  List<NetworkInterface> interfaces() {
    return interfaces;
  }

  List<LoadBalancer> balancers() {
    return balancers;
  }

  /** Addresses that interfaces beside one are known to have. */
  Addresses taken(NetworkInterface one) {
    return Addresses.unionOf(
        interfaces.stream()
            .filter(each -> each.virtualNetwork().equals(one.virtualNetwork()))
            .flatMap(each -> each.privateAddresses().valueIfKnown().stream())
            .toList());
  }

  List<Forward> forwards() {
    return forwards;
  }

  /** Interfaces that serve something, used or not. */
  List<NetworkInterface> interfacesOf(String served) {
    return interfaces.stream()
        .filter(each -> each.attachedTo().valueIfKnown().filter(served::equals).isPresent())
        .toList();
  }

  List<Peering> peerings() {
    return peerings;
  }

  List<TransitGateway> hubs() {
    return hubs;
  }

  List<NatGateway> nats() {
    return nats;
  }

  List<ServiceEndpoint> endpoints() {
    return endpoints;
  }

  OracleFilters filters() {
    return filters;
  }

  Subnet subnetOf(NetworkInterface each) {
    return subnets.get(each.subnet());
  }

  Subnet subnetOf(NatGateway nat) {
    return subnets.get(nat.subnet());
  }

  VirtualNetwork networkOf(NetworkInterface each) {
    return networks.get(each.virtualNetwork());
  }

  /** Whether lists of both subnets let a packet from one to the other, and its answer back. */
  Verdict lists(Packet packet, Subnet from, Subnet to) {
    return filters
        .list(from, "egress", packet)
        .and(filters.list(to, "ingress", packet))
        .and(
            answered(
                packet,
                answer ->
                    filters.list(to, "egress", answer).and(filters.list(from, "ingress", answer))));
  }

  /** Whether a subnet routes an address to a gateway of a type that is attached to its network. */
  Verdict routes(Subnet subnet, Address destination, String target, String type) {
    return gateways.stream()
        .filter(gateway -> gateway.type().valueIfKnown().filter(type::equals).isPresent())
        .map(
            gateway ->
                is(gateway.virtualNetworks(), vpcs -> vpcs.contains(subnet.virtualNetwork()))
                    .and(
                        OracleRouting.leads(
                            subnet.routes(), destination, route -> isTo(route, target, gateway))))
        .reduce(toUnlisted(subnet, destination, target), Verdict::or);
  }

  /** A route may name a gateway that nobody listed. */
  private Verdict toUnlisted(Subnet subnet, Address destination, String target) {
    return subnet.routes().isKnown()
        ? OracleRouting.leads(
                subnet.routes(),
                destination,
                route ->
                    is(route.target(), target::equals)
                        .and(is(route.targetId(), id -> !isListed(id))))
            .and(Verdict.MAYBE)
        : Verdict.NO;
  }

  private boolean isListed(String localId) {
    return gateways.stream().anyMatch(gateway -> gateway.header().localId().equals(localId));
  }

  /** Whether a route may take it nobody knows where. */
  Verdict unclear(Subnet subnet, Address destination) {
    return untold(subnet, destination).or(inspected(subnet, destination));
  }

  /** Whether it is not known what a route takes it to. */
  Verdict untold(Subnet subnet, Address destination) {
    return subnet.routes().isKnown()
        ? OracleRouting.leads(
            subnet.routes(),
            destination,
            route -> route.target().isKnown() ? Verdict.NO : Verdict.MAYBE)
        : Verdict.MAYBE;
  }

  /** Whether a route takes it to an endpoint that inspects packets, and may pass them on. */
  Verdict inspected(Subnet subnet, Address destination) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.type().valueIfKnown().filter("gateway"::equals).isEmpty())
        .map(
            endpoint ->
                OracleRouting.leads(
                    subnet.routes(),
                    destination,
                    route -> isTo(route, "service-endpoint", endpoint)))
        .reduce(Verdict.NO, Verdict::or)
        .and(Verdict.MAYBE);
  }

  List<TransitAttachment> attachments() {
    return attachments;
  }

  Optional<TransitRouteTable> transitTable(String id) {
    return Optional.ofNullable(transitTables.get(id));
  }

  Subnet subnet(String id) {
    return subnets.get(id);
  }

  List<Subnet> subnetsOf(String virtualNetwork) {
    return subnets.values().stream()
        .filter(each -> each.virtualNetwork().equals(virtualNetwork))
        .toList();
  }

  static boolean isOf(TransitAttachment attachment, String vpc) {
    return attachment.attached().valueIfKnown().filter(vpc::equals).isPresent();
  }

  static Verdict answered(Packet packet, Function<Packet, Verdict> passes) {
    return OracleAnswers.to(packet).map(passes).orElse(Verdict.YES);
  }

  static Verdict isTo(Route route, String kind, Resource target) {
    return is(route.target(), kind::equals)
        .and(is(route.targetId(), target.header().localId()::equals));
  }

  static Verdict isTrue(Fact<Boolean> fact) {
    return is(fact, value -> value);
  }

  static <T> Verdict is(Fact<T> fact, Predicate<T> test) {
    return fact.fold(known -> Verdict.of(test.test(known.value())), unknown -> Verdict.MAYBE);
  }
}
