package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Forward;
import dev.ringfence.network.LoadBalancer;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Load balancers with their rules, and for fronts within a network an interface: there clients
 * connect to them. Application gateways and firewalls are balancers too.
 */
final class BalancerMapper implements Mapper {
  private final Estate estate;
  private final Balancers balancers;
  private final Firewalls firewalls;
  private final Tiers tiers;
  private final List<Resource> found = new ArrayList<>();

  BalancerMapper(Estate estate, Balancers balancers, Firewalls firewalls, Tiers tiers) {
    this.estate = estate;
    this.balancers = balancers;
    this.firewalls = firewalls;
    this.tiers = tiers;
    balancers.fronts().forEach(this::add);
    ApplicationGateways gateways = new ApplicationGateways(estate);
    estate
        .all(Calls.APPLICATION_GATEWAYS)
        .forEach(gateway -> terminating(gateway, gateways.forwards(gateway)));
    estate.all(Calls.FIREWALLS).forEach(this::firewall);
    unseen();
  }

  @Override
  public Stream<Resource> resources() {
    return found.stream();
  }

  private void add(Balancers.Front front) {
    List<Forward> forwards = balancers.forwards(front);
    String subnet = front.json().reference("subnet");
    Item item = front.balancer();
    found.add(
        new LoadBalancer(
            item.header(front.id(), item.name(), front.name()),
            Estate.networkOf(subnet),
            Fact.known("network", item.json().source()),
            item.json().text("provisioningState"),
            front.isPublic(),
            Fact.known(List.of(), item.json().source()),
            Fact.known(List.of(), item.json().source()),
            Fact.known(forwards, item.json().sourceOf("loadBalancingRules")),
            Fact.all(forwards.stream().map(Forward::listenerPort).toList()).map(Ports::unionOf)));
    found.addAll(forwards);
    if (!subnet.isEmpty()) {
      found.add(entrance(front, subnet));
    }
  }

  /**
   * No filter holds at a front: it takes what it has a rule for, and its targets' filters decide.
   */
  private NetworkInterface entrance(Balancers.Front front, String subnet) {
    Arm json = front.json();
    Item item = front.balancer();
    Fact<Addresses> addresses =
        json.has("privateIPAddress")
            ? Bounds.blocks(json.texts("privateIPAddress", ""))
                .alsoFrom(List.of(json.sourceOf("privateIPAddress")))
            : Fact.unknown("the evidence does not give privateIPAddress", json.source());
    return new NetworkInterface(
        item.header(json.id(), json.raw("name"), front.name()),
        Estate.networkOf(subnet),
        subnet,
        tiers.of(subnet),
        Fact.known("load-balancer", json.source()),
        Fact.known(front.id(), json.source()),
        addresses,
        Fact.known(Addresses.none(), json.source()),
        Fact.known(List.of(), json.source()),
        Fact.known(true, json.source()));
  }

  /** A balancer that ends connections. */
  private void terminating(Item item, Fact<List<Forward>> forwards) {
    if (!forwards.isKnown()) {
      opaque(item, "application");
      return;
    }
    List<Forward> all = forwards.valueIfKnown().orElseThrow();
    SourceRef where = item.json().source();
    found.addAll(all);
    found.add(
        new LoadBalancer(
            item.header(),
            network(item),
            Fact.known("application", where),
            item.json().text("provisioningState"),
            Fact.all(all.stream().map(Forward::isInternetFacing).toList())
                .map(fronts -> fronts.contains(true)),
            Fact.known(List.of(), where),
            Fact.known(List.of(), where),
            forwards,
            Fact.all(all.stream().map(Forward::listenerPort).toList()).map(Ports::unionOf)));
  }

  private void opaque(Item item, String type) {
    String why = "what " + item.name() + " listens to and hands on is not read";
    found.add(
        new LoadBalancer(
            item.header(),
            network(item),
            Fact.known(type, item.json().source()),
            item.json().text("provisioningState"),
            Fact.unknown(why, item.json().source()),
            Fact.known(List.of(), item.json().source()),
            Fact.known(List.of(), item.json().source()),
            Fact.unknown(why, item.json().source()),
            Fact.unknown(why, item.json().source())));
  }

  private static String network(Item item) {
    return Stream.of("gatewayIPConfigurations", "ipConfigurations")
        .flatMap(item.json()::stream)
        .map(configuration -> configuration.reference("subnet"))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .map(Estate::networkOf)
        .orElse("");
  }

  /**
   * A firewall may translate what comes to its public addresses (Azure Firewall, DNAT rules): to
   * whom its rules say, or, where these are not known, to anybody.
   */
  private void firewall(Item item) {
    Fact<List<FirewallCollection>> collections = firewalls.collections(item);
    if (!collections.isKnown()) {
      translating(item, item.id() + "/natrules", "the rules of firewall " + item.name());
      opaque(item, "firewall");
      return;
    }
    List<Forward> forwards = new ArrayList<>();
    for (FirewallCollection collection : collections.valueIfKnown().orElseThrow()) {
      if (collection.kind() == FirewallCollection.Kind.TRANSLATION) {
        collection.rules().forEach(rule -> forwards.add(translation(item, collection, rule)));
      }
    }
    SourceRef where = item.json().source();
    found.addAll(forwards);
    found.add(
        new LoadBalancer(
            item.header(),
            network(item),
            Fact.known("firewall", where),
            item.json().text("provisioningState"),
            Fact.known(!forwards.isEmpty(), where),
            Fact.known(List.of(), where),
            Fact.known(List.of(), where),
            Fact.known(List.copyOf(forwards), where),
            Fact.all(forwards.stream().map(Forward::listenerPort).toList()).map(Ports::unionOf)));
  }

  /** Whose address the target sees is not modelled. */
  private static Forward translation(Item firewall, FirewallCollection collection, Arm rule) {
    SourceRef where = rule.source();
    String name = firewall.name() + " " + collection.name() + "/" + rule.raw("name");
    List<String> protocols =
        Stream.of("ipProtocols", "protocols")
            .flatMap(rule::stream)
            .map(each -> each.node().asString("").toLowerCase(java.util.Locale.ROOT))
            .distinct()
            .sorted()
            .toList();
    Fact<String> protocol =
        switch (String.join(",", protocols)) {
          case "tcp", "udp", "any" -> Fact.known(protocols.get(0), where);
          case "tcp,udp" -> Fact.known("tcp_udp", where);
          default -> Fact.unknown("its protocols are not understood", where);
        };
    String target = rule.raw("translatedAddress");
    return new Forward(
        firewall.header(
            firewall.id() + "/natrules/" + collection.name() + "/" + rule.raw("name"), name, name),
        firewall.id() + "/natrules",
        Fact.known("firewall", where),
        Fact.known(true, where),
        protocol,
        ports(rule.list("destinationPorts").stream().map(each -> each.node().asString("")), where),
        protocol,
        ports(Stream.of(rule.raw("translatedPort")), where),
        Fact.unknown("whether the target sees the client's address is not modelled", where),
        target.isEmpty()
            ? Fact.unknown("the evidence does not give translatedAddress", where)
            : Fact.known(List.of(target), where));
  }

  private static Fact<Ports> ports(Stream<String> texts, SourceRef where) {
    List<java.util.Optional<Ports>> ranges = texts.map(SecurityRule::range).toList();
    return ranges.isEmpty() || ranges.stream().anyMatch(java.util.Optional::isEmpty)
        ? Fact.unknown("its ports are not understood", where)
        : Fact.known(
            Ports.unionOf(ranges.stream().map(java.util.Optional::orElseThrow).toList()), where);
  }

  /** Firewalls that a subnet names and no list has, and balancers where no list is whole. */
  private void unseen() {
    for (Item subnet : estate.subnets()) {
      subnet.json().references("ipConfigurations").stream()
          .flatMap(id -> ArmId.parse(id).stream())
          .map(ArmId::top)
          .filter(top -> top.type().equals("microsoft.network/azurefirewalls"))
          .map(ArmId::text)
          .filter(id -> estate.find(Calls.FIREWALLS, id).isEmpty())
          .distinct()
          .forEach(id -> translating(subnet, id + "/natrules", "the rules of a firewall"));
    }
    for (Item network : estate.all(Calls.NETWORKS)) {
      estate
          .answers()
          .gap(network.source(), Calls.BALANCERS)
          .ifPresent(
              gap ->
                  translating(network, network.id() + "#balancers", "balancers: " + gap.display()));
    }
  }

  private void translating(Item item, String id, String what) {
    String why = what + " are not read";
    SourceRef where = item.json().source();
    found.add(
        new Forward(
            item.header(id, item.name(), item.name() + " translation"),
            id,
            Fact.unknown(why, where),
            Fact.unknown(why, where),
            Fact.unknown(why, where),
            Fact.unknown(why, where),
            Fact.unknown(why, where),
            Fact.unknown(why, where),
            Fact.unknown(why, where),
            Fact.unknown(why, where)));
  }
}
