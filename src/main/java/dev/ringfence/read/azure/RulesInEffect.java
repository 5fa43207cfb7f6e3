package dev.ringfence.read.azure;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.EffectiveRules;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Effective security rules of interfaces, held against the groups that apply there: group by group,
 * and packet by packet of TCP and UDP over IPv4, since the answers name no other protocol and write
 * every address as {@code 0.0.0.0/0}. What a published service tag stands for is taken from the
 * answer where no file tells it. Rules of network managers are not compared.
 */
final class RulesInEffect implements Mapper {
  private static final Services SERVICES = Services.of(Protocol.TCP, Protocol.UDP);

  private final Estate estate;
  private final AppliedGroups applied;
  private final NetworkTags networkTags;
  private final ServiceTags tags;
  private final ApplicationGroups groups;

  RulesInEffect(
      Estate estate,
      AppliedGroups applied,
      NetworkTags networkTags,
      ServiceTags tags,
      ApplicationGroups groups) {
    this.estate = estate;
    this.applied = applied;
    this.networkTags = networkTags;
    this.tags = tags;
    this.groups = groups;
  }

  @Override
  public Stream<Resource> resources() {
    return new InEffect(estate, Calls.EFFECTIVE_RULES).asked().map(this::compared);
  }

  private Resource compared(InEffect.Asked asked) {
    Fact<List<Comparison>> all = asked.said().flatMap(said -> comparisons(asked, said));
    return new EffectiveRules(
        asked.header("effective-rules", "effective security rules"),
        asked.networkInterface().id(),
        asked.isRunning(),
        first(all, Comparison::more).alsoFrom(asked.where()),
        first(all, Comparison::less).alsoFrom(asked.where()));
  }

  /**
   * A group in one direction.
   *
   * @param more what passes by the answer alone
   * @param less what passes by the group alone
   */
  private record Comparison(Fact<String> more, Fact<String> less) {
    static Comparison of(String title, Passing answer, Passing group) {
      return new Comparison(
          Passing.difference(title, answer, group), Passing.difference(title, group, answer));
    }
  }

  /** What differs first; else why it is not known whether anything does; else nothing. */
  private static Fact<String> first(
      Fact<List<Comparison>> all, Function<Comparison, Fact<String>> side) {
    return all.flatMap(
        comparisons -> {
          List<Fact<String>> facts = comparisons.stream().map(side).toList();
          Optional<Fact<String>> different =
              facts.stream()
                  .filter(fact -> fact.valueIfKnown().filter(text -> !text.isEmpty()).isPresent())
                  .findFirst();
          return different
              .or(() -> facts.stream().filter(fact -> !fact.isKnown()).findFirst())
              .orElseGet(() -> Fact.all(facts).map(none -> ""));
        });
  }

  private Fact<List<Comparison>> comparisons(InEffect.Asked asked, List<Arm> said) {
    Item networkInterface = asked.networkInterface();
    Fact<List<AppliedGroups.Place>> places = applied.of(networkInterface);
    Fact<Addresses> own = InterfaceAddresses.own(networkInterface);
    return places.with(
        own,
        (all, addresses) -> {
          Map<String, Optional<Arm>> byGroup = new LinkedHashMap<>();
          said.stream()
              .filter(one -> !one.reference("networkSecurityGroup").isEmpty())
              .forEach(
                  one ->
                      byGroup.putIfAbsent(one.reference("networkSecurityGroup"), Optional.of(one)));
          all.forEach(place -> byGroup.putIfAbsent(place.group(), Optional.empty()));
          Side side =
              new Side(
                  networkInterface,
                  addresses.family(Family.IPV4),
                  all.stream().map(AppliedGroups.Place::group).toList(),
                  tags.and(tagsIn(said)),
                  asked.where().get(0));
          List<Comparison> comparisons = new ArrayList<>();
          byGroup.forEach((group, answer) -> comparisons.addAll(compared(side, group, answer)));
          return List.copyOf(comparisons);
        });
  }

  /**
   * What a comparison of one interface is made with.
   *
   * @param own its addresses
   * @param groups ids of the groups that apply to it by the evidence
   * @param tags those that files tell, and those that the answer does
   * @param answer where the answer stands
   */
  private record Side(
      Item networkInterface,
      Addresses own,
      List<String> groups,
      ServiceTags tags,
      SourceRef answer) {
    /** Packets that meet its groups in a direction. */
    Packets packets(String direction) {
      return direction.equals(SecurityRule.INGRESS)
          ? Packets.of(InEffect.IPV4_PEERS, own, SERVICES)
          : Packets.of(own, InEffect.IPV4_PEERS, SERVICES);
    }
  }

  private static Map<String, Addresses> tagsIn(List<Arm> said) {
    Map<String, Addresses> found = new HashMap<>();
    said.stream()
        .flatMap(one -> one.stream("effectiveSecurityRules"))
        .forEach(rule -> EffectiveRule.of(rule).tags().forEach(found::putIfAbsent));
    return found;
  }

  private List<Comparison> compared(Side side, String group, Optional<Arm> answer) {
    return Stream.of(SecurityRule.INGRESS, SecurityRule.EGRESS)
        .map(
            direction ->
                Comparison.of(
                    direction + " of " + group.substring(group.lastIndexOf('/') + 1),
                    byAnswer(side, direction, answer),
                    byGroup(side, direction, group)))
        .toList();
  }

  private Passing byAnswer(Side side, String direction, Optional<Arm> answer) {
    Packets of = side.packets(direction);
    if (answer.isEmpty()) {
      return Passing.everything(of, side.answer());
    }
    Arm rules = answer.get().member("effectiveSecurityRules");
    if (!rules.node().isArray()) {
      return Passing.unknown(
          of, "the answer does not give effectiveSecurityRules", answer.get().source());
    }
    Bounds network = network(side);
    return Passing.of(
        EffectiveRule.of(rules.elements(), direction)
            .map(one -> new RuleList.Entry(one.rule(), one.match(side.tags(), network)))
            .toList(),
        of,
        rules.source());
  }

  private Passing byGroup(Side side, String direction, String group) {
    Packets of = side.packets(direction);
    SourceRef where = side.networkInterface().json().source();
    if (!side.groups().contains(group)) {
      return Passing.everything(of, where);
    }
    return estate
        .get(Calls.GROUPS, group)
        .fold(
            known -> byRules(side, direction, known.value()),
            unknown -> Passing.unknown(of, unknown.reason(), where));
  }

  private Passing byRules(Side side, String direction, Item group) {
    RulePeers peers = new RulePeers(side.tags(), groups);
    Bounds network = network(side);
    List<RuleList.Entry> entries =
        Stream.of("securityRules", "defaultSecurityRules")
            .flatMap(group.json()::stream)
            .map(SecurityRule::new)
            .filter(rule -> rule.direction().valueIfKnown().map(direction::equals).orElse(true))
            .map(rule -> new RuleList.Entry(rule, peers.match(rule, network)))
            .toList();
    return Passing.of(entries, side.packets(direction), group.json().source());
  }

  private Bounds network(Side side) {
    return networkTags.of(Estate.subnetOf(side.networkInterface()));
  }
}
