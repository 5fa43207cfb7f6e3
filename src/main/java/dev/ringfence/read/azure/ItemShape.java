package dev.ringfence.read.azure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Resource Manager always gives in an item (Azure REST API reference, network). An item
 * without it, as a list of resources without their properties has, or two different items with one
 * id, are no answer: what they leave out is not known to be absent.
 */
final class ItemShape {
  private static final Map<String, List<String>> LISTS =
      Map.of(
          Calls.NETWORKS, List.of("subnets"),
          Calls.GROUPS, List.of("securityRules", "defaultSecurityRules"),
          Calls.INTERFACES, List.of("ipConfigurations"),
          Calls.SCALED_INTERFACES, List.of("ipConfigurations"),
          Calls.ROUTE_TABLES, List.of("routes"),
          Calls.BALANCERS, List.of("frontendIPConfigurations"),
          Calls.RULE_GROUPS, List.of("ruleCollections"),
          Calls.ADDRESS_GROUPS, List.of("ipAddresses"));

  private static final Set<String> WITHOUT_ID =
      Set.of(Calls.ADMIN_RULES, Calls.POLICY_STATES, Calls.EFFECTIVE_RULES, Calls.EFFECTIVE_ROUTES);

  private ItemShape() {}

  /** What of an answer is none, and why. */
  record Refused(Arm where, String reason) {}

  static List<Refused> refused(String call, List<Arm> items) {
    List<Refused> refused = new ArrayList<>();
    if (WITHOUT_ID.contains(call)) {
      return refused;
    }
    Map<String, Arm> byId = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (Arm item : items) {
      Optional<String> fault = fault(call, item);
      fault.ifPresent(reason -> refused.add(new Refused(item, reason)));
      Arm first = fault.isPresent() ? null : byId.putIfAbsent(item.id(), item);
      if (first != null && !first.node().equals(item.node())) {
        String reason = "two different items are called " + item.id();
        if (twice.add(item.id())) {
          refused.add(new Refused(first, reason));
        }
        refused.add(new Refused(item, reason));
      }
    }
    return refused;
  }

  private static Optional<String> fault(String call, Arm item) {
    if (!item.isObject()) {
      return Optional.of("an item is not an object");
    }
    if (item.id().isEmpty()) {
      return Optional.of("an item has no id");
    }
    return LISTS.getOrDefault(call, List.of()).stream()
        .filter(list -> !item.member(list).node().isArray())
        .map(list -> item.id() + " has no list " + list)
        .findFirst();
  }
}
