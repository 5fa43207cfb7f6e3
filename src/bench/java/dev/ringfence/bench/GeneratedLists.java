package dev.ringfence.bench;

import static dev.ringfence.bench.Made.arn;
import static dev.ringfence.bench.Made.header;
import static dev.ringfence.bench.Made.known;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.FirstMatch;
import dev.ringfence.net.FirstMatch.Action;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.OrderedRule;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.List;

/** The network ACL of a tier: what comes in from where, and answers. */
final class GeneratedLists {
  private static final String INGRESS = "ingress";

  private record Entry(Action action, Services services, Addresses from) {}

  private GeneratedLists() {}

  static String name(int network, int tier) {
    return "acl-" + network + "-" + tier;
  }

  static void addTo(List<Resource> resources, int network, int tier) {
    String id = arn("network-acl", name(network, tier));
    List<OrderedRule> rules = new ArrayList<>();
    List<OrderedRule> ingress = rules(id, INGRESS, entries(network, tier));
    List<OrderedRule> egress = rules(id, "egress", outgoing());
    rules.addAll(ingress);
    rules.addAll(egress);
    resources.addAll(rules);
    resources.add(
        new OrderedFilter(
            header("network-acl", name(network, tier)),
            arn("vpc", "vpc-" + network),
            known(false),
            known(List.copyOf(rules)),
            known(allowed(ingress)),
            known(allowed(egress)),
            known(List.of()),
            known(List.of())));
  }

  private static List<Entry> entries(int network, int tier) {
    Addresses inside = Addresses.of("10.0.0.0/8", "172.16.0.0/12");
    Services answers =
        Services.tcp(Ports.range(1024, 65535))
            .union(Services.udp(Ports.range(1024, 65535)))
            .union(Services.of(Protocol.ICMP));
    List<Entry> entries = new ArrayList<>();
    entries.add(
        new Entry(Action.DENY, Services.all(), Addresses.of("10." + network + ".255.0/24")));
    if (tier < 2) {
      entries.add(new Entry(Action.DENY, Services.tcp(Ports.of(3389)), Addresses.all()));
      entries.add(new Entry(Action.ALLOW, answers, Addresses.all()));
    }
    if (tier == 0) {
      entries.add(new Entry(Action.ALLOW, Services.tcp(Ports.of(80, 443)), Addresses.all()));
    }
    entries.add(new Entry(Action.ALLOW, Services.all(), inside));
    return entries;
  }

  private static List<Entry> outgoing() {
    return List.of(
        new Entry(Action.DENY, Services.tcp(Ports.of(25)), Addresses.all()),
        new Entry(Action.ALLOW, Services.all(), Addresses.all()));
  }

  private static List<OrderedRule> rules(String list, String direction, List<Entry> entries) {
    List<FirstMatch.Rule> all = new ArrayList<>();
    for (Entry entry : entries) {
      all.add(new FirstMatch.Rule(packets(direction, entry), entry.action()));
    }
    List<Packets> decided = FirstMatch.of(all).decided();
    List<OrderedRule> rules = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      long number = 100L * (i + 1);
      rules.add(
          new OrderedRule(
              Made.part(list, direction + ":" + number),
              list,
              direction,
              known(number),
              known(all.get(i).action() == Action.ALLOW),
              known(all.get(i).packets()),
              known(decided.get(i))));
    }
    return rules;
  }

  private static Packets packets(String direction, Entry entry) {
    return direction.equals(INGRESS)
        ? Packets.of(entry.from(), Addresses.all(), entry.services())
        : Packets.of(Addresses.all(), entry.from(), entry.services());
  }

  private static Packets allowed(List<OrderedRule> rules) {
    return Packets.unionOf(
        rules.stream()
            .filter(rule -> rule.isAllow().valueIfKnown().orElseThrow())
            .map(rule -> rule.effective().valueIfKnown().orElseThrow())
            .toList());
  }
}
