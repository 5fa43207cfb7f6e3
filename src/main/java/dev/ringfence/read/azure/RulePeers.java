package dev.ringfence.read.azure;

import dev.ringfence.network.Fact;
import java.util.List;

/** What the ends of rules stand for: blocks, tags, and groups of interfaces. */
record RulePeers(ServiceTags tags, ApplicationGroups groups) {
  /**
   * What a rule matches.
   *
   * @param network what VirtualNetwork stands for
   */
  SecurityRule.Match match(SecurityRule rule, Bounds network) {
    return rule.match(
        of(rule.sources(), rule.sourceGroups(), network),
        of(rule.destinations(), rule.destinationGroups(), network));
  }

  private Bounds of(Fact<List<String>> prefixes, List<String> named, Bounds network) {
    if (prefixes instanceof Fact.Unknown<List<String>> unknown) {
      return Bounds.unknown(unknown.reason());
    }
    List<String> all = prefixes.valueIfKnown().orElseThrow();
    if (all.isEmpty() && named.isEmpty()) {
      return Bounds.unknown("it names nobody");
    }
    Bounds bounds = groups.of(named.stream());
    for (String prefix : all) {
      bounds = bounds.union(tags.of(prefix, network));
    }
    return bounds;
  }
}
