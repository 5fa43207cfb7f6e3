package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Forward;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Load balancers (Azure REST API, LoadBalancer): rules and inbound NAT rules hand connections on
 * with the client's address.
 */
final class Balancers {
  private final Estate estate;
  private final Map<Arm, Fact<List<String>>> known = new HashMap<>();

  Balancers(Estate estate) {
    this.estate = estate;
  }

  /** Where clients connect to: a front of a balancer, public or within a subnet. */
  record Front(Item balancer, Arm json, boolean isAlone) {
    /** What the rest of the model knows it by: the balancer itself where it has no other front. */
    String id() {
      return isAlone ? balancer.id() : json.id();
    }

    String name() {
      return isAlone ? balancer.name() : balancer.name() + "/" + json.raw("name");
    }

    Fact<Boolean> isPublic() {
      boolean isPublic = json.has("publicIPAddress") || json.has("publicIPPrefix");
      boolean isInside = json.has("subnet");
      if (isPublic == isInside || json.has("gatewayLoadBalancer")) {
        return Fact.unknown("whether front " + name() + " is public is not known", json.source());
      }
      return Fact.known(isPublic, json.sourceOf(isPublic ? "publicIPAddress" : "privateIPAddress"));
    }
  }

  List<Front> fronts() {
    List<Front> fronts = new ArrayList<>();
    for (Item balancer : estate.all(Calls.BALANCERS)) {
      List<Arm> all = balancer.json().list("frontendIPConfigurations");
      all.forEach(front -> fronts.add(new Front(balancer, front, all.size() == 1)));
    }
    return fronts;
  }

  /** The balancers that may hand something on to an interface. */
  List<Item> before(Item networkInterface) {
    return estate.all(Calls.BALANCERS).stream()
        .filter(
            balancer ->
                rules(balancer).stream()
                    .map(rule -> targets(balancer, rule))
                    .anyMatch(
                        targets ->
                            targets
                                .valueIfKnown()
                                .map(all -> all.contains(networkInterface.id()))
                                .orElse(true)))
        .toList();
  }

  private static List<Arm> rules(Item balancer) {
    List<Arm> rules = new ArrayList<>(balancer.json().list("loadBalancingRules"));
    rules.addAll(balancer.json().list("inboundNatRules"));
    rules.addAll(balancer.json().list("inboundNatPools"));
    return rules;
  }

  List<Forward> forwards(Front front) {
    return rules(front.balancer()).stream()
        .filter(rule -> isOf(rule, front))
        .map(rule -> forward(front, rule))
        .toList();
  }

  /** A rule that does not name its front may be of any. */
  private static boolean isOf(Arm rule, Front front) {
    String named = rule.reference("frontendIPConfiguration");
    return named.isEmpty() || named.equals(front.json().id());
  }

  private Forward forward(Front front, Arm rule) {
    Item item = front.balancer().part(rule);
    Fact<String> protocol =
        rule.text("protocol")
            .map(text -> text.toLowerCase(Locale.ROOT))
            .map(word -> word.equals("all") ? "any" : word);
    return new Forward(
        item.header(item.id(), item.name(), front.balancer().name() + " " + item.name()),
        front.id(),
        Fact.known("network", front.balancer().json().source()),
        front.isPublic(),
        protocol,
        frontPorts(rule),
        protocol,
        port(rule, "backendPort"),
        isPassThrough(rule),
        targets(front.balancer(), rule));
  }

  /** With floating addresses the target sees the front's address in place of its own. */
  private static Fact<Boolean> isPassThrough(Arm rule) {
    boolean isFloating = rule.boolOr("enableFloatingIP", false).valueIfKnown().orElse(true);
    return isFloating
        ? Fact.unknown(
            "what a rule with a floating address hands on is not modelled",
            rule.sourceOf("enableFloatingIP"))
        : Fact.known(true, rule.source());
  }

  private static Fact<Ports> frontPorts(Arm rule) {
    if (rule.has("frontendPortRangeStart") && rule.number("frontendPortRangeStart").isKnown()) {
      return rule.number("frontendPortRangeStart")
          .with(rule.number("frontendPortRangeEnd"), Balancers::range);
    }
    return port(rule, "frontendPort");
  }

  /** Port 0 stands for all of them (Azure load balancer, high availability ports). */
  private static Fact<Ports> port(Arm rule, String member) {
    return rule.number(member).map(number -> number == 0 ? Ports.all() : range(number, number));
  }

  private static Ports range(long first, long last) {
    boolean isRange = first >= 0 && first <= last && last <= 65535;
    return isRange ? Ports.range((int) first, (int) last) : Ports.all();
  }

  /** Interfaces, and addresses where a pool names these. */
  private Fact<List<String>> targets(Item balancer, Arm rule) {
    return known.computeIfAbsent(rule, key -> find(balancer, key));
  }

  private Fact<List<String>> find(Item balancer, Arm rule) {
    Set<String> targets = new LinkedHashSet<>();
    String one = rule.reference("backendIPConfiguration");
    if (!one.isEmpty()) {
      targets.add(networkInterface(one));
    }
    Set<String> pools = new LinkedHashSet<>(rule.references("backendAddressPools"));
    if (!rule.reference("backendAddressPool").isEmpty()) {
      pools.add(rule.reference("backendAddressPool"));
    }
    for (String pool : pools) {
      balancer.json().stream("backendAddressPools")
          .filter(found -> found.id().equals(pool))
          .forEach(found -> add(found, targets));
      estate.interfaces().filter(item -> isIn(item, pool)).forEach(item -> targets.add(item.id()));
      boolean isThere =
          balancer.json().stream("backendAddressPools").anyMatch(found -> found.id().equals(pool));
      if (!isThere) {
        return Fact.unknown("pool " + pool + " is not in the evidence", rule.source());
      }
    }
    boolean isPoolOfScaleSet = rule.has("frontendPortRangeStart") && pools.isEmpty();
    return isPoolOfScaleSet && one.isEmpty()
        ? Fact.unknown("which instances NAT pool " + rule.raw("name") + " serves", rule.source())
        : Fact.known(List.copyOf(targets), rule.source());
  }

  private static void add(Arm pool, Set<String> targets) {
    pool.references("backendIPConfigurations").forEach(id -> targets.add(networkInterface(id)));
    pool.stream("loadBalancerBackendAddresses")
        .map(address -> address.raw("ipAddress"))
        .filter(text -> !text.isEmpty())
        .forEach(targets::add);
  }

  private static boolean isIn(Item networkInterface, String pool) {
    return networkInterface.json().stream("ipConfigurations")
        .anyMatch(
            configuration ->
                configuration.references("loadBalancerBackendAddressPools").contains(pool));
  }

  /** Id of the interface that a configuration of it is a part of. */
  private static String networkInterface(String configuration) {
    return ArmId.parse(configuration).map(id -> id.parent().text()).orElse(configuration);
  }
}
