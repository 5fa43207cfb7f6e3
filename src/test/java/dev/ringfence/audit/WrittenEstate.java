package dev.ringfence.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small estate made by chance, written in the languages that are read: the same networks, groups,
 * rules, lists, routes and servers in each.
 */
final class WrittenEstate {
  private static final List<String> TIERS = List.of("public", "application", "data");
  private static final List<String> BLOCKS = List.of("0.0.0.0/0", "10.0.0.0/8", "10.0.1.0/24");
  private static final List<Integer> PORTS = List.of(22, 443, 5432);

  final List<Rule> rules = new ArrayList<>();
  final List<Boolean> isSilentOnEgress = new ArrayList<>();
  final List<Subnet> subnets = new ArrayList<>();
  final List<Entry> entries = new ArrayList<>();

  /** A rule of a group; apart from it or in it. */
  record Rule(int group, boolean isEgress, boolean isApart, int port, String peer) {}

  /** A subnet, whose server carries a group. */
  record Subnet(String tier, boolean isRouted, boolean isListed, int group) {}

  /** An entry of the network ACL. */
  record Entry(int number, boolean isEgress, boolean isAllow, String block, int port) {}

  WrittenEstate(long seed) {
    Random chance = new Random(seed);
    int groups = 2 + chance.nextInt(2);
    for (int group = 0; group < groups; group++) {
      isSilentOnEgress.add(chance.nextBoolean());
      for (int i = 2 + chance.nextInt(5); i > 0; i--) {
        boolean isApart = chance.nextBoolean();
        boolean isOfGroup = isApart && chance.nextBoolean();
        String peer =
            isOfGroup ? "G" + chance.nextInt(groups) : BLOCKS.get(chance.nextInt(BLOCKS.size()));
        boolean isEgress = !isSilentOnEgress.get(group) && chance.nextBoolean();
        int port = PORTS.get(chance.nextInt(PORTS.size()));
        Rule rule = new Rule(group, isEgress, isApart, port, peer);
        if (!rules.contains(rule)) {
          rules.add(rule);
        }
      }
      if (!isSilentOnEgress.get(group)) {
        rules.add(new Rule(group, true, false, 53, "10.0.0.0/8"));
      }
    }
    for (int i = 0; i < 3; i++) {
      subnets.add(
          new Subnet(
              TIERS.get(i), chance.nextBoolean(), chance.nextBoolean(), chance.nextInt(groups)));
    }
    for (int i = 0; i < 4; i++) {
      String block = BLOCKS.get(chance.nextInt(BLOCKS.size()));
      boolean isAllow = chance.nextInt(3) > 0;
      entries.add(
          new Entry(100 + i, chance.nextBoolean(), isAllow, block, PORTS.get(chance.nextInt(3))));
    }
  }

  String terraform() {
    return new WrittenTerraform(this).text();
  }

  String cloudFormation() {
    return new WrittenTemplate(this).text();
  }

  String state() {
    return new WrittenState(this).text();
  }
}
