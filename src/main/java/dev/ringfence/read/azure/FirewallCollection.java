package dev.ringfence.read.azure;

import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rules of a firewall with one priority and one action (Azure REST API, AzureFirewallRuleCollection
 * and FirewallPolicyRuleCollection).
 */
record FirewallCollection(Arm json, Kind kind) {
  private static final List<String> OWN =
      List.of("natRuleCollections", "networkRuleCollections", "applicationRuleCollections");

  /** Kinds of rules, in the order in which they decide. */
  enum Kind {
    TRANSLATION,
    NETWORK,
    APPLICATION
  }

  /** What becomes of what its rules match. */
  enum Action {
    ALLOW,
    DENY,
    UNKNOWN
  }

  String name() {
    return json.raw("name");
  }

  Action action() {
    return switch (json.member("action").raw("type").toLowerCase(Locale.ROOT)) {
      case "allow" -> Action.ALLOW;
      case "deny" -> Action.DENY;
      default -> Action.UNKNOWN;
    };
  }

  List<Arm> rules() {
    return json.list("rules");
  }

  /** Rules that the firewall holds itself, each kind by priority. */
  static Fact<List<FirewallCollection>> ofFirewall(Arm firewall) {
    if (OWN.stream().noneMatch(firewall::has)) {
      return Fact.unknown(
          "the evidence gives neither a policy nor rules of the firewall", firewall.source());
    }
    List<Fact<List<FirewallCollection>>> kinds =
        List.of(
            ordered(firewall.list("natRuleCollections"), Kind.TRANSLATION),
            ordered(firewall.list("networkRuleCollections"), Kind.NETWORK),
            ordered(firewall.list("applicationRuleCollections"), Kind.APPLICATION));
    return Fact.all(kinds).map(all -> all.stream().flatMap(List::stream).toList());
  }

  private static Fact<List<FirewallCollection>> ordered(List<Arm> all, Kind kind) {
    for (Arm json : all) {
      if (!hasRules(json)) {
        return withoutRules(json);
      }
    }
    return ordered(all.stream().map(json -> new FirewallCollection(json, kind)).toList());
  }

  private static Fact<List<FirewallCollection>> ordered(List<FirewallCollection> all) {
    return sorted(all.stream().map(FirewallCollection::json).toList())
        .map(
            order ->
                order.stream()
                    .flatMap(json -> all.stream().filter(one -> one.json().equals(json)))
                    .toList());
  }

  /** By ascending priority; unknown where it is not told, or two have one. */
  private static Fact<List<Arm>> sorted(List<Arm> all) {
    Set<Long> taken = new HashSet<>();
    for (Arm json : all) {
      Fact<Long> priority = json.number("priority");
      if (priority instanceof Fact.Unknown<Long> unknown) {
        return Fact.unknown(unknown.reason(), json.source());
      }
      if (!taken.add(priority.valueIfKnown().orElseThrow())) {
        return Fact.unknown(
            "two have priority " + priority.valueIfKnown().orElseThrow(), json.source());
      }
    }
    return Fact.known(
        all.stream()
            .sorted(
                (one, other) ->
                    Long.compare(
                        one.number("priority").valueIfKnown().orElseThrow(),
                        other.number("priority").valueIfKnown().orElseThrow()))
            .toList());
  }

  /** Rules of a policy: its groups by priority, and in each its collections. */
  static Fact<List<FirewallCollection>> ofGroups(List<Arm> groups) {
    return sorted(groups)
        .flatMap(order -> Fact.all(order.stream().map(FirewallCollection::ofGroup).toList()))
        .map(all -> all.stream().flatMap(List::stream).toList());
  }

  private static Fact<List<FirewallCollection>> ofGroup(Arm group) {
    return sorted(group.list("ruleCollections"))
        .flatMap(order -> Fact.all(order.stream().map(FirewallCollection::split).toList()))
        .map(all -> all.stream().flatMap(List::stream).toList());
  }

  /** A collection of a policy; it holds rules of one kind, which its rules tell. */
  private static Fact<List<FirewallCollection>> split(Arm json) {
    if (!hasRules(json)) {
      return withoutRules(json);
    }
    List<FirewallCollection> found = new ArrayList<>();
    List<String> types =
        json.stream("rules")
            .map(rule -> rule.raw("ruleType").toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    for (String type : types) {
      switch (type) {
        case "natrule" -> found.add(new FirewallCollection(json, Kind.TRANSLATION));
        case "networkrule" -> found.add(new FirewallCollection(json, Kind.NETWORK));
        case "applicationrule" -> found.add(new FirewallCollection(json, Kind.APPLICATION));
        default -> {
          return Fact.unknown("ruleType \"" + type + "\" is not known", json.source());
        }
      }
    }
    return types.size() > 1
        ? Fact.unknown(
            "collection " + json.raw("name") + " has rules of several kinds", json.source())
        : Fact.known(List.copyOf(found), json.source());
  }

  private static boolean hasRules(Arm json) {
    return json.member("rules").node().isArray();
  }

  private static Fact<List<FirewallCollection>> withoutRules(Arm json) {
    return Fact.unknown("the evidence gives no rules of a collection", json.source());
  }

  /** Its own place among the parent's, which go first within each kind. */
  static List<FirewallCollection> after(
      List<FirewallCollection> parent, List<FirewallCollection> own) {
    return Stream.concat(parent.stream(), own.stream()).toList();
  }
}
