package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.FirstMatch;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.OrderedRule;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes ordered filters, evaluated as the reader of exports does it. */
final class AclReader {
  private static final String REGION = "eu-central-1";

  private AclReader() {}

  static void addTo(List<Resource> resources, EstateLine acl, String id, EstateReader reader) {
    List<EstateLine> entries = reader.lines("entry", acl.name()).toList();
    add(resources, acl, id, reader.vpcId(acl.text("vpc")), entries);
  }

  static void addOpenTo(List<Resource> resources, EstateLine acl, String id, EstateReader reader) {
    List<EstateLine> entries = new ArrayList<>();
    for (String direction : List.of("ingress", "egress")) {
      for (String block : List.of("0.0.0.0/0", "::/0")) {
        String rest = " number=100 action=allow traffic=all block=" + block;
        entries.add(
            EstateLine.parse(
                acl.number(), "entry " + acl.name() + " direction=" + direction + rest));
      }
    }
    add(resources, acl, id, reader.vpcId(acl.text("vpc")), entries);
  }

  private static void add(
      List<Resource> resources, EstateLine acl, String id, String vpc, List<EstateLine> entries) {
    List<OrderedRule> ingress = rules(id, "ingress", entries);
    List<OrderedRule> egress = rules(id, "egress", entries);
    List<OrderedRule> rules = new ArrayList<>(ingress);
    rules.addAll(egress);
    resources.addAll(rules);
    resources.add(
        new OrderedFilter(
            acl.header(id, acl.name(), REGION),
            vpc,
            acl.known(false),
            acl.fact("rules", "", text -> List.copyOf(rules)),
            acl.fact("rules", "", text -> text).flatMap(text -> allowed(ingress)),
            acl.fact("rules", "", text -> text).flatMap(text -> allowed(egress)),
            acl.known(List.of()),
            acl.known(List.of())));
  }

  /** In order of evaluation, each with what it decides as far as that is understood. */
  private static List<OrderedRule> rules(String acl, String direction, List<EstateLine> entries) {
    List<OrderedRule> rules =
        entries.stream()
            .filter(entry -> entry.text("direction").equals(direction))
            .map(entry -> rule(acl, direction, entry))
            .sorted(Comparator.comparing(rule -> rule.number().valueIfKnown().orElse(0L)))
            .toList();
    int understood = 0;
    while (understood < rules.size() && understood(rules.get(understood)).isKnown()) {
      understood++;
    }
    Fact<FirstMatch> match = match(rules.subList(0, understood));
    List<OrderedRule> decided = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      int place = i;
      Fact<Packets> effective =
          i < understood
              ? match.map(known -> known.decided().get(place))
              : Fact.unknown("a rule before it, or itself, is not understood");
      decided.add(effective(rules.get(i), effective));
    }
    return decided;
  }

  private static OrderedRule rule(String acl, String direction, EstateLine entry) {
    String block = entry.text("block");
    String id = acl + "#" + direction + ":" + entry.text("number") + ":" + block;
    Fact<Packets> packets =
        entry
            .fact("traffic", Texts::services)
            .with(
                entry.fact("block", Texts::addresses),
                (services, addresses) -> packets(direction, services, addresses));
    return new OrderedRule(
        entry.header(id, id, REGION),
        acl,
        direction,
        entry.fact("number", Long::parseLong),
        entry.fact("action", "allow"::equals),
        packets,
        packets);
  }

  private static OrderedRule effective(OrderedRule rule, Fact<Packets> effective) {
    return new OrderedRule(
        rule.header(),
        rule.orderedFilter(),
        rule.direction(),
        rule.number(),
        rule.isAllow(),
        rule.packets(),
        effective);
  }

  private static Packets packets(String direction, Services services, Addresses block) {
    return direction.equals("ingress")
        ? Packets.of(block, Addresses.all(), services)
        : Packets.of(Addresses.all(), block, services);
  }

  /** Known if every rule is understood, since nothing is certain behind one that is not. */
  private static Fact<FirstMatch> match(List<OrderedRule> rules) {
    return Fact.all(rules.stream().map(AclReader::understood).toList()).map(FirstMatch::of);
  }

  private static Fact<FirstMatch.Rule> understood(OrderedRule rule) {
    return rule.number()
        .with(rule.packets(), (number, packets) -> packets)
        .with(rule.isAllow(), (packets, isAllow) -> new FirstMatch.Rule(packets, of(isAllow)));
  }

  private static Fact<Packets> allowed(List<OrderedRule> rules) {
    return match(rules).map(FirstMatch::allowed);
  }

  private static FirstMatch.Action of(boolean isAllow) {
    return isAllow ? FirstMatch.Action.ALLOW : FirstMatch.Action.DENY;
  }
}
