package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.TieredRule;
import java.util.List;
import java.util.Optional;

/** What policies with an order close or open for everybody, beside network policies. */
final class Closings {
  private final List<TieredRule> rules;
  private final Ids ids;

  Closings(List<TieredRule> rules, Ids ids) {
    this.rules = List.copyOf(rules);
    this.ids = ids;
  }

  /**
   * Whether something closes pods.
   *
   * @param byPolicies whether network policies do
   */
  Fact<Boolean> closes(Pods pods, String direction, Fact<Boolean> byPolicies) {
    if (byPolicies.valueIfKnown().orElse(false)) {
      return byPolicies;
    }
    return rules.stream()
        .filter(rule -> isForEverybody(rule, "deny", direction))
        .filter(rule -> targets(rule).contains(ids.of(pods.id())))
        .findFirst()
        .map(rule -> Fact.known(true, rule.header().source()))
        .orElse(byPolicies);
  }

  /**
   * Whether something closes every pod of a namespace, and nothing opens all to everybody.
   *
   * @param inside pods of the namespace
   * @param byPolicies whether network policies do
   */
  Fact<Boolean> denies(List<Pods> inside, String direction, Fact<Boolean> byPolicies) {
    List<String> own =
        inside.stream().filter(p -> !p.useHostNetwork()).map(p -> ids.of(p.id())).toList();
    Optional<TieredRule> opening =
        rules.stream()
            .filter(rule -> isForEverybody(rule, "allow", direction))
            .filter(rule -> rule.tier().valueIfKnown().orElse(0L) <= Tiers.NETWORK_POLICIES)
            .filter(rule -> isForAll(rule) && own.stream().anyMatch(targets(rule)::contains))
            .findFirst();
    if (opening.isPresent()) {
      return Fact.known(false, opening.get().header().source());
    }
    if (byPolicies.valueIfKnown().orElse(false) || own.isEmpty()) {
      return byPolicies;
    }
    return rules.stream()
        .filter(rule -> isForEverybody(rule, "deny", direction))
        .filter(rule -> isForAll(rule) && targets(rule).containsAll(own))
        .findFirst()
        .map(rule -> Fact.known(true, rule.header().source()))
        .orElse(byPolicies);
  }

  private static boolean isForAll(TieredRule rule) {
    return rule.isForAll().valueIfKnown().orElse(false);
  }

  private static List<String> targets(TieredRule rule) {
    return rule.targets().valueIfKnown().orElse(List.of());
  }

  /** Inwards of every pod, since some policies can name nobody else; outwards of all there is. */
  private static boolean isForEverybody(TieredRule rule, String action, String direction) {
    boolean isEverywhere =
        rule.blocks().valueIfKnown().filter(blocks -> blocks.equals(Addresses.all())).isPresent();
    return rule.action().valueIfKnown().filter(action::equals).isPresent()
        && rule.direction().equals(direction)
        && rule.isForEverybody().valueIfKnown().orElse(false)
        && (isEverywhere || direction.equals(Tiers.INGRESS));
  }
}
