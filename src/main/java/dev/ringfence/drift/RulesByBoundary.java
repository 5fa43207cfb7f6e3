package dev.ringfence.drift;

import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which boundaries a rule speaks of: those with an endpoint that carries its group on one side, and
 * somebody the rule names on the other. A rule that nobody carries speaks of none.
 */
public final class RulesByBoundary {
  private final Map<String, List<Placed>> byNear = new HashMap<>();

  /**
   * A rule and where it applies.
   *
   * @param far zones with somebody it names
   */
  private record Placed(RuleDrift drift, Set<String> far) {}

  private RulesByBoundary() {}

  /** Every rule that is not the same in both planes, by the boundaries of both. */
  public static RulesByBoundary of(DriftSide declared, DriftSide actual) {
    RulesByBoundary rules = new RulesByBoundary();
    for (RuleDrift drift : RuleComparison.of(declared.network(), actual.network())) {
      Set<String> near = new HashSet<>();
      Set<String> far = new HashSet<>();
      drift.declared().ifPresent(rule -> place(rule, declared.flows(), near, far));
      drift.actual().ifPresent(rule -> place(rule, actual.flows(), near, far));
      Placed placed = new Placed(drift, far);
      near.forEach(
          zone ->
              rules
                  .byNear
                  .computeIfAbsent(key(drift.direction(), zone), key -> new ArrayList<>())
                  .add(placed));
    }
    return rules;
  }

  public List<RuleDrift> on(Boundary boundary) {
    return Stream.concat(
            on("egress", boundary.from(), boundary.to()),
            on("ingress", boundary.to(), boundary.from()))
        .toList();
  }

  private Stream<RuleDrift> on(String direction, String near, String far) {
    return byNear.getOrDefault(key(direction, near), List.of()).stream()
        .filter(placed -> placed.far().contains(far))
        .map(Placed::drift);
  }

  private static String key(String direction, String zone) {
    return direction + " " + zone;
  }

  private static void place(Permit rule, FlowAnalysis flows, Set<String> near, Set<String> far) {
    for (Zone zone : flows.zones()) {
      if (zone.isOutside()) {
        if (isBeyond(rule, zone)) {
          far.add(zone.name());
        }
      } else {
        List<Endpoint> endpoints = flows.endpoints(zone.name());
        addIfAny(zone, near, endpoints, endpoint -> carries(endpoint, rule.filter()));
        addIfAny(zone, far, endpoints, endpoint -> isPeer(rule, endpoint));
      }
    }
  }

  private static void addIfAny(
      Zone zone, Set<String> names, List<Endpoint> endpoints, Predicate<Endpoint> which) {
    if (endpoints.stream().anyMatch(which)) {
      names.add(zone.name());
    }
  }

  private static boolean carries(Endpoint endpoint, String filter) {
    return endpoint.filters().fold(known -> known.value().contains(filter), unknown -> true);
  }

  /** What is beyond the estate has no group and none of the addresses of the group's network. */
  private static boolean isBeyond(Permit rule, Zone zone) {
    return !isGroup(rule)
        && rule.peer()
            .with(rule.networkAddresses(), Addresses::minus)
            .map(far -> zone.equals(Zone.INTERNET) ? far.intersect(Addresses.INTERNET) : far)
            .fold(known -> !known.value().isEmpty(), unknown -> true);
  }

  private static boolean isPeer(Permit rule, Endpoint endpoint) {
    return isGroup(rule)
        ? rule.peerGroup().fold(known -> carries(endpoint, known.value()), unknown -> true)
        : rule.peer()
            .with(endpoint.addresses(), Addresses::intersects)
            .fold(known -> known.value(), unknown -> true);
  }

  private static boolean isGroup(Permit rule) {
    return rule.peerKind().valueIfKnown().filter("group"::equals).isPresent();
  }
}
