package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule as it is in effect for an interface (Azure REST API, EffectiveNetworkSecurityRule): the
 * tags and groups that it names are given as blocks as well.
 */
record EffectiveRule(SecurityRule rule) {
  private static final String FROM = "source";
  private static final String TO = "destination";

  static EffectiveRule of(Arm json) {
    return new EffectiveRule(new SecurityRule(json));
  }

  /** A tag that stands alone at one end, so that the blocks there are what it stands for. */
  Map<String, Addresses> tags() {
    Map<String, Addresses> tags = new HashMap<>();
    for (String end : List.of(FROM, TO)) {
      List<String> named =
          written(end).valueIfKnown().orElse(List.of()).stream().distinct().toList();
      Optional<Addresses> blocks = Bounds.blocks(expanded(end)).valueIfKnown();
      if (named.size() == 1 && ServiceTags.isTag(named.get(0))) {
        blocks
            .filter(all -> !all.isEmpty())
            .ifPresent(all -> tags.put(named.get(0).toLowerCase(Locale.ROOT), all));
      }
    }
    return tags;
  }

  /**
   * What it matches.
   *
   * @param network what VirtualNetwork stands for where the answer does not say it
   */
  SecurityRule.Match match(ServiceTags known, Bounds network) {
    return rule.match(end(FROM, known, network), end(TO, known, network));
  }

  private Bounds end(String end, ServiceTags known, Bounds network) {
    Fact<List<String>> written = written(end);
    Fact<List<String>> expanded = expanded(end);
    return Bounds.of(Bounds.blocks(expanded))
        .union(
            written.fold(
                all -> united(all.value(), expanded, known, network),
                unknown -> Bounds.unknown(unknown.reason())));
  }

  /** Blocks as they are written; tags only where the answer does not give their blocks. */
  private static Bounds united(
      List<String> written, Fact<List<String>> expanded, ServiceTags known, Bounds network) {
    boolean isExpanded = expanded.valueIfKnown().filter(all -> !all.isEmpty()).isPresent();
    if (written.isEmpty() && !isExpanded) {
      return Bounds.unknown("it names nobody");
    }
    return written.stream()
        .filter(text -> !isExpanded || !ServiceTags.isTag(text))
        .map(text -> known.of(text, network))
        .reduce(Bounds.NONE, Bounds::union);
  }

  private Fact<List<String>> written(String end) {
    return rule.json().texts(end + "AddressPrefix", end + "AddressPrefixes");
  }

  private Fact<List<String>> expanded(String end) {
    return rule.json().texts("", "expanded" + capital(end) + "AddressPrefix");
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** The rules of one direction; what is of no known direction may be of either. */
  static Stream<EffectiveRule> of(List<Arm> rules, String direction) {
    return rules.stream()
        .map(EffectiveRule::of)
        .filter(one -> one.rule.direction().valueIfKnown().map(direction::equals).orElse(true));
  }
}
