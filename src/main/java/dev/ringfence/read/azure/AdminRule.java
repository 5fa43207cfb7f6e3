package dev.ringfence.read.azure;

import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A security admin rule in effect (Azure REST API, EffectiveSecurityAdminRule). Ports and protocol
 * are written as in rules of network security groups; whom it is for is a list of prefixes, each
 * with its type.
 */
record AdminRule(Arm json) {
  private static final Set<String> TYPES = Set.of("ipprefix", "servicetag");

  /** What becomes of a packet that a rule matches. */
  enum Action {
    /** It passes, whatever network security groups say. */
    ALWAYS_ALLOW,
    /** Network security groups decide, and no later rule. */
    ALLOW,
    DENY,
    UNKNOWN
  }

  String name() {
    String id = json.id();
    return id.isEmpty() ? json.raw("displayName") : id.substring(id.lastIndexOf('/') + 1);
  }

  /** Id of the manager that it comes from. */
  String manager() {
    String id = json.id();
    int end = id.indexOf("/securityadminconfigurations/");
    return end < 0 ? id : id.substring(0, end);
  }

  Fact<Long> priority() {
    return json.number("priority");
  }

  Action action() {
    return switch (json.raw("access").toLowerCase(Locale.ROOT)) {
      case "alwaysallow" -> Action.ALWAYS_ALLOW;
      case "allow" -> Action.ALLOW;
      case "deny" -> Action.DENY;
      default -> Action.UNKNOWN;
    };
  }

  /**
   * What it matches.
   *
   * @param network what VirtualNetwork stands for
   */
  SecurityRule.Match match(ServiceTags tags, Bounds network) {
    return new SecurityRule(json)
        .match(bounds("sources", tags, network), bounds("destinations", tags, network));
  }

  private Bounds bounds(String member, ServiceTags tags, Bounds network) {
    List<Arm> peers = json.list(member);
    if (peers.isEmpty()) {
      return Bounds.unknown("the evidence does not give " + member);
    }
    Bounds all = Bounds.NONE;
    for (Arm peer : peers) {
      String type = peer.raw("addressPrefixType").toLowerCase(Locale.ROOT);
      Bounds one =
          TYPES.contains(type)
              ? tags.of(peer.raw("addressPrefix"), network)
              : Bounds.unknown("whom a security admin rule means by \"" + type + "\"");
      all = all.union(one);
    }
    return all;
  }
}
