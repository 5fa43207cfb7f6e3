package dev.ringfence.read.azure;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Unmodelled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of a network security group as permissions: each with what it lets pass by itself. */
final class RulePermits {
  private final ServiceTags tags;
  private final RulePeers peers;
  private final List<Unmodelled> unmodelled = new ArrayList<>();

  RulePermits(ServiceTags tags, ApplicationGroups groups) {
    this.tags = tags;
    this.peers = new RulePeers(tags, groups);
  }

  /** Both directions of a group. */
  record Permits(Fact<List<Permit>> ingress, Fact<List<Permit>> egress) {}

  List<Unmodelled> unmodelled() {
    return List.copyOf(unmodelled);
  }

  /** What a permission is made of, beside the rule. */
  private record Owner(
      Item group, String filter, String direction, Fact<Addresses> around, Set<String> taken) {}

  /**
   * The permissions of a group.
   *
   * @param filter id of the filter they belong to
   * @param network what VirtualNetwork stands for
   * @param adminRules security admin rules that come before it
   * @param around addresses of the networks it is used in
   */
  Permits of(
      Item group,
      String filter,
      Bounds network,
      List<AdminRule> adminRules,
      Fact<Addresses> around) {
    return new Permits(
        permits(group, filter, SecurityRule.INGRESS, network, adminRules, around),
        permits(group, filter, SecurityRule.EGRESS, network, adminRules, around));
  }

  private Fact<List<Permit>> permits(
      Item group,
      String filter,
      String direction,
      Bounds network,
      List<AdminRule> adminRules,
      Fact<Addresses> around) {
    List<RuleList.Entry> entries = new ArrayList<>();
    List<Arm> rules = new ArrayList<>(group.json().list("securityRules"));
    rules.addAll(group.json().list("defaultSecurityRules"));
    for (Arm json : rules) {
      SecurityRule rule = new SecurityRule(json);
      // A rule without a direction may stand in either, so it is in both, and in doubt.
      if (rule.direction().valueIfKnown().map(direction::equals).orElse(true)) {
        entries.add(new RuleList.Entry(rule, match(rule, network)));
      }
    }
    Owner owner = new Owner(group, filter, direction, around, new HashSet<>());
    AdminList before = AdminList.of(adminRules, direction, tags, network);
    return RuleList.evaluated(entries)
        .map(
            allowed ->
                Stream.concat(
                        before.always().stream().map(RulePermits::allowed),
                        allowed.stream().map(before::after))
                    .flatMap(each -> permits(owner, each))
                    .toList())
        .alsoFrom(List.of(group.json().sourceOf("securityRules")));
  }

  private static RuleList.Allowed allowed(AdminList.Always always) {
    return new RuleList.Allowed(
        new SecurityRule(always.rule().json()),
        always.certain(),
        always.possible(),
        always.doubt());
  }

  private SecurityRule.Match match(SecurityRule rule, Bounds network) {
    SecurityRule.Match match = peers.match(rule, network);
    if (!rule.direction().isKnown()) {
      match = new SecurityRule.Match(Packets.none(), match.most(), "its direction is not known");
    }
    if (!match.least().sameAs(match.most())) {
      String why = "rule " + rule.name() + ": " + match.doubt();
      unmodelled.add(new Unmodelled(rule.json().id(), why, rule.json().source()));
    }
    return match;
  }

  /**
   * A rule for the platform's probes alone opens nothing between endpoints, and nobody of them has
   * their address; it is no permission of anybody.
   */
  private static Stream<Permit> permits(Owner owner, RuleList.Allowed allowed) {
    if (owner.direction().equals(SecurityRule.INGRESS) && allowed.rule().isForProbes()) {
      return Stream.of();
    }
    List<Permit> permits = new ArrayList<>();
    if (!allowed.certain().isEmpty()) {
      permits.add(permit(owner, allowed, allowed.certain(), ""));
    }
    if (!allowed.possible().isEmpty()) {
      permits.add(permit(owner, allowed, allowed.possible(), allowed.doubt()));
    }
    return permits.stream();
  }

  /**
   * A permission for some packets.
   *
   * @param doubt why it is not certain that they pass; empty where it is
   */
  private static Permit permit(
      Owner owner, RuleList.Allowed allowed, Packets traffic, String doubt) {
    SecurityRule rule = allowed.rule();
    SourceRef where = rule.json().source();
    String content = content(owner.direction(), rule) + (doubt.isEmpty() ? "" : "#perhaps");
    String unique = content;
    for (int i = 2; !owner.taken().add(unique); i++) {
      unique = content + ":" + i;
    }
    boolean isInwards = owner.direction().equals(SecurityRule.INGRESS);
    Addresses peers = isInwards ? traffic.sources() : traffic.destinations();
    return new Permit(
        owner
            .group()
            .part(rule.json())
            .header(
                owner.filter() + "#" + unique,
                owner.group().name() + "/" + rule.name(),
                owner.group().name() + "/" + rule.name()),
        owner.filter(),
        owner.direction(),
        Fact.known(rule.json().id(), where),
        rule.json().text("protocol").map(RulePermits::protocol),
        Fact.known(ports(traffic), where),
        Fact.known(traffic, where),
        Fact.known(peerKind(rule, isInwards), where),
        doubt.isEmpty() ? Fact.known(peers, where) : Fact.unknown(doubt, where),
        Fact.known("", where),
        Fact.known(rule.json().raw("description"), where),
        owner.around());
  }

  private static String protocol(String text) {
    return text.equals("*") ? "any" : text.toLowerCase(Locale.ROOT);
  }

  private static Ports ports(Packets traffic) {
    return traffic.destinationPorts(Protocol.TCP).union(traffic.destinationPorts(Protocol.UDP));
  }

  private static String peerKind(SecurityRule rule, boolean isInwards) {
    List<String> prefixes =
        (isInwards ? rule.sources() : rule.destinations()).valueIfKnown().orElse(List.of());
    if (prefixes.isEmpty()) {
      return "address-group";
    }
    return prefixes.stream().anyMatch(ServiceTags::isTag) ? "service-tag" : "cidr";
  }

  /** What a rule says, whatever its name, place and number. */
  static String content(String direction, SecurityRule rule) {
    return "%s:%s:%s:from=%s:to=%s"
        .formatted(
            direction,
            protocol(rule.json().raw("protocol")),
            joined(rule.json().texts("destinationPortRange", "destinationPortRanges"), List.of()),
            joined(rule.sources(), rule.sourceGroups()),
            joined(rule.destinations(), rule.destinationGroups()));
  }

  private static String joined(Fact<List<String>> texts, List<String> groups) {
    return String.join(
        ",",
        Stream.concat(texts.valueIfKnown().orElse(List.of("?")).stream(), groups.stream())
            .sorted()
            .toList());
  }
}
