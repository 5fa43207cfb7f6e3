package dev.ringfence.collect.export;

import dev.ringfence.evidence.ArmId;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What is in effect for an interface of Azure: groups with their rules, or routes, which have no
 * ids of their own and are told by their members (Azure REST API, EffectiveNetworkSecurityGroup,
 * EffectiveRoute).
 */
final class InEffect {
  static final String RULES = "effectiveSecurityRules";
  static final String HOP = "nextHopType";

  private static final String INTERFACES = "microsoft.network/networkinterfaces";

  /** Members that tell such an answer by themselves, where nothing has an id. */
  static final Set<String> MEMBERS = Set.of(RULES, HOP);

  private InEffect() {}

  /** As the table of calls has it, in lower case; empty where an item is neither. */
  static Optional<String> type(JsonNode item) {
    if (item.path(RULES).isArray()) {
      return Optional.of(INTERFACES + "/effectivenetworksecuritygroups");
    }
    return item.path(HOP).isString() && item.path("addressPrefix").isArray()
        ? Optional.of(INTERFACES + "/effectiveroutetable")
        : Optional.empty();
  }

  /** The interface that a group is associated with itself. */
  static Optional<ArmId> networkInterface(JsonNode item) {
    return ArmId.parse(item.path("association").path("networkInterface").path("id").asString(""))
        .filter(id -> id.type().equals(INTERFACES));
  }
}
