package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.LoadBalancer;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.OrderedRule;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Subnet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What security groups and network ACLs say to one packet, rule by rule. */
final class OracleFilters {
  /**
   * Whom a packet comes from or goes to, as far as group references see it.
   *
   * @param groups the groups it carries; none where it is not a network interface
   * @param references whether group references work on the way between the two
   */
  record Other(Address address, Fact<List<String>> groups, Verdict references) {
    /** Not an interface of the estate: no group is meant by it. */
    static Other outside(Address address) {
      return new Other(address, Fact.known(List.of()), Verdict.NO);
    }
  }

  private final Map<String, Filter> filters;
  private final Map<String, OrderedFilter> orderedFilters;
  private final Map<String, LoadBalancer> balancers;

  OracleFilters(
      Map<String, Filter> filters,
      Map<String, OrderedFilter> orderedFilters,
      Map<String, LoadBalancer> balancers) {
    this.filters = filters;
    this.orderedFilters = orderedFilters;
    this.balancers = balancers;
  }

  Verdict lets(NetworkInterface carrier, String direction, Packet packet, Other other) {
    if (direction.equals("egress") && isPrivateEndpoint(carrier)) {
      return Verdict.NO;
    }
    return carrier
        .filters()
        .fold(
            known ->
                known.value().isEmpty()
                    ? unfiltered(carrier, direction, packet)
                    : known.value().stream()
                        .map(id -> lets(filters.get(id), direction, packet, other))
                        .reduce(Verdict.NO, Verdict::or),
            unknown -> Verdict.MAYBE);
  }

  /** The interface of a private endpoint answers and asks nothing. */
  private static boolean isPrivateEndpoint(NetworkInterface carrier) {
    return carrier.role().valueIfKnown().filter("service-endpoint"::equals).isPresent();
  }

  /**
   * Only balancers can go without a group: they send freely, and take what they have a listener
   * for, if the estate tells.
   */
  private Verdict unfiltered(NetworkInterface carrier, String direction, Packet packet) {
    boolean isBalancer = carrier.role().valueIfKnown().filter("load-balancer"::equals).isPresent();
    if (direction.equals("egress")) {
      return isBalancer ? Verdict.YES : Verdict.MAYBE;
    }
    return carrier
        .attachedTo()
        .valueIfKnown()
        .filter(served -> isBalancer)
        .flatMap(served -> Optional.ofNullable(balancers.get(served)))
        .flatMap(balancer -> balancer.forwards().valueIfKnown())
        .map(forwards -> OracleBalancers.listens(forwards, packet))
        .orElse(Verdict.MAYBE);
  }

  private static Verdict lets(Filter filter, String direction, Packet packet, Other other) {
    if (filter == null) {
      return Verdict.MAYBE;
    }
    Fact<List<Permit>> permits = direction.equals("ingress") ? filter.ingress() : filter.egress();
    return permits.fold(
        known ->
            known.value().stream()
                .map(permit -> admits(permit, packet, other))
                .reduce(Verdict.NO, Verdict::or),
        unknown -> Verdict.MAYBE);
  }

  private static Verdict admits(Permit permit, Packet packet, Other other) {
    Verdict traffic = verdict(permit.traffic(), packets -> packets.contains(packet));
    Verdict address = verdict(permit.peer(), peer -> peer.contains(other.address()));
    Verdict group =
        permit
            .peerGroup()
            .fold(
                known ->
                    known.value().isEmpty()
                        ? Verdict.NO
                        : verdict(other.groups(), groups -> groups.contains(known.value())),
                unknown -> Verdict.MAYBE);
    return traffic.and(address.or(group.and(other.references())));
  }

  private static <T> Verdict verdict(Fact<T> fact, Function<T, Boolean> test) {
    return fact.fold(known -> Verdict.of(test.apply(known.value())), unknown -> Verdict.MAYBE);
  }

  /** First match by ascending number; what nothing matches is denied. */
  Verdict list(Subnet subnet, String direction, Packet packet) {
    return subnet
        .orderedFilter()
        .flatMap(id -> rules(orderedFilters.get(id)))
        .fold(
            known ->
                decide(
                    known.value().stream()
                        .filter(rule -> rule.direction().equals(direction))
                        .toList(),
                    packet),
            unknown -> Verdict.MAYBE);
  }

  private static Fact<List<OrderedRule>> rules(OrderedFilter filter) {
    return filter == null ? Fact.unknown("no such list") : filter.rules();
  }

  private static Verdict decide(List<OrderedRule> rules, Packet packet) {
    List<OrderedRule> numbered =
        rules.stream()
            .filter(rule -> rule.number().isKnown())
            .sorted(Comparator.comparing(rule -> rule.number().valueIfKnown().orElseThrow()))
            .toList();
    Verdict decided = Verdict.NO;
    for (int i = numbered.size() - 1; i >= 0; i--) {
      decided = before(numbered.get(i), packet, decided);
    }
    // A rule without a number may stand anywhere: it decides, or it does not.
    for (OrderedRule rule : rules) {
      if (!rule.number().isKnown() && before(rule, packet, decided) != decided) {
        decided = Verdict.MAYBE;
      }
    }
    return decided;
  }

  private static Verdict before(OrderedRule rule, Packet packet, Verdict rest) {
    Verdict matches = verdict(rule.packets(), packets -> packets.contains(packet));
    Verdict action = verdict(rule.isAllow(), isAllow -> isAllow);
    if (matches == Verdict.MAYBE) {
      return action == rest ? rest : Verdict.MAYBE;
    }
    return matches == Verdict.YES ? action : rest;
  }
}
