package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Unmodelled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Security admin rules of virtual network managers: they come before network security groups, and
 * may let pass what these deny (Azure Virtual Network Manager, security admin rules). Which apply
 * to a network is said by its list of effective rules alone, since managers of other subscriptions
 * may apply some.
 */
final class AdminRules {
  /** Services whose subnets, or whose networks, the rules pass over. */
  private static final Set<String> PASSED_OVER =
      Set.of(
          "microsoft.sql/managedinstances",
          "microsoft.databricks/workspaces",
          "microsoft.network/applicationgateways",
          "microsoft.network/azurefirewalls",
          "microsoft.network/bastionhosts",
          "microsoft.network/virtualnetworkgateways");

  private final Estate estate;
  private final Map<String, Fact<List<AdminRule>>> known = new HashMap<>();

  AdminRules(Estate estate) {
    this.estate = estate;
  }

  /**
   * The rules of a network, by ascending priority: none where none applies; unknown where the list
   * is not in the evidence, or where their order is not known.
   */
  Fact<List<AdminRule>> of(String network) {
    return known.computeIfAbsent(network, this::find);
  }

  /**
   * The rules that hold in a subnet; unknown where rules apply to the network and something in the
   * subnet is passed over by them, or something in the network makes them be passed over.
   */
  Fact<List<AdminRule>> in(String subnet) {
    Fact<List<AdminRule>> rules = of(Estate.networkOf(subnet));
    boolean isSome = rules.valueIfKnown().filter(all -> !all.isEmpty()).isPresent();
    return isSome && mayBePassedOver(subnet)
        ? Fact.<List<AdminRule>>unknown(
                "whether security admin rules apply beside the services in " + subnet)
            .alsoFrom(rules.sources())
        : rules;
  }

  private boolean mayBePassedOver(String subnet) {
    boolean isByNetwork =
        estate.subnets().stream()
            .filter(other -> Estate.networkOf(other.id()).equals(Estate.networkOf(subnet)))
            .flatMap(other -> other.json().stream("delegations"))
            .map(delegation -> delegation.raw("serviceName").toLowerCase(Locale.ROOT))
            .anyMatch(PASSED_OVER::contains);
    return isByNetwork
        || estate
            .subnet(subnet)
            .map(
                found ->
                    found.json().has("applicationGatewayIPConfigurations")
                        || found.json().references("ipConfigurations").stream()
                            .flatMap(id -> ArmId.parse(id).stream())
                            .anyMatch(id -> PASSED_OVER.contains(id.top().type())))
            .orElse(true);
  }

  private Fact<List<AdminRule>> find(String network) {
    return estate
        .get(Calls.NETWORKS, network)
        .flatMap(found -> estate.answers().itemsFor(found.source(), Calls.ADMIN_RULES, network))
        .flatMap(AdminRules::ordered);
  }

  /**
   * Rules of one manager by priority. Of several managers the one of the higher scope goes first,
   * and which that is stands in no answer.
   */
  private static Fact<List<AdminRule>> ordered(List<Arm> all) {
    List<AdminRule> rules = new ArrayList<>();
    Set<Long> taken = new HashSet<>();
    Set<String> managers = new HashSet<>();
    for (Arm json : all) {
      AdminRule rule = new AdminRule(json);
      Fact<Long> priority = rule.priority();
      managers.add(rule.manager());
      if (priority instanceof Fact.Unknown<Long> unknown) {
        return Fact.unknown("a security admin rule: " + unknown.reason(), rule.json().source());
      }
      if (managers.size() > 1 || !taken.add(priority.valueIfKnown().orElseThrow())) {
        return Fact.unknown(
            "which of two security admin rules goes first is not known", json.source());
      }
      rules.add(rule);
    }
    rules.sort(
        (one, other) ->
            Long.compare(
                one.priority().valueIfKnown().orElseThrow(),
                other.priority().valueIfKnown().orElseThrow()));
    return Fact.known(List.copyOf(rules), all.stream().map(Arm::source).toList());
  }

  List<Unmodelled> unmodelled() {
    List<Unmodelled> found = new ArrayList<>();
    for (Item network : estate.all(Calls.NETWORKS)) {
      Fact<List<Arm>> rules =
          estate.answers().itemsFor(network.source(), Calls.ADMIN_RULES, network.id());
      if (rules.isKnown() && of(network.id()) instanceof Fact.Unknown<?> unknown) {
        found.add(
            new Unmodelled(
                network.id(),
                unknown.reason(),
                unknown.sources().stream().findFirst().orElse(network.json().source())));
      }
    }
    return found;
  }
}
