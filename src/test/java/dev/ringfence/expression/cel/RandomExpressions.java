package dev.ringfence.expression.cel;

import java.util.List;
import java.util.SplittableRandom;

/** Writes true-or-false expressions over a filter, from a small stock of values. */
final class RandomExpressions {
  private final SplittableRandom random;
  private final boolean isPlain;

  /**
   * @param isPlain whether to keep to what any CEL runtime knows
   */
  RandomExpressions(SplittableRandom random, boolean isPlain) {
    this.random = random;
    this.isPlain = isPlain;
  }

  String next() {
    return truth(3);
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String truth(int depth) {
    if (depth == 0) {
      return aboutFilter();
    }
    return switch (random.nextInt(7)) {
      case 0 -> "(" + truth(depth - 1) + " && " + truth(depth - 1) + ")";
      case 1 -> "(" + truth(depth - 1) + " || " + truth(depth - 1) + ")";
      case 2 -> "!(" + truth(depth - 1) + ")";
      case 3 -> "(" + truth(depth - 1) + " ? " + truth(depth - 1) + " : " + truth(depth - 1) + ")";
      case 4 -> "((" + truth(depth - 1) + ") == (" + truth(depth - 1) + "))";
      default -> aboutFilter();
    };
  }

  private String aboutFilter() {
    return switch (random.nextInt(isPlain ? 6 : 9)) {
      case 0 ->
          one("filter.isDefault", "filter.description == 'web servers'", "'data' in filter.tiers");
      case 1 -> "filter.tags['Tier'] " + one("==", "!=") + " 'web'";
      case 2 ->
          permits() + one(".exists(p, ", ".all(p, ", ".exists_one(p, ") + aboutPermit(2) + ")";
      case 3 -> "size(" + permits() + ") " + one("==", "<", ">=", "!=") + " " + random.nextInt(4);
      case 4 ->
          "(filter.tiers + filter.interfaces)"
              + one(
                  ".exists(t, t.startsWith('d'))",
                  ".all(t, t != 'public')",
                  " == ['application', 'data']",
                  ".map(t, size(t)) == [11, 4]",
                  ".filter(t, t > 'b').size() < 2");
      case 5 -> one("'tcp'", "'any'", "'icmp'") + " in " + permits() + ".map(p, p.protocol)";
      case 6 ->
          traffic()
              + one(
                  ".isEmpty()",
                  ".admitsAll('tcp')",
                  ".admitsEverything()",
                  ".admits('tcp', [22, 80])");
      case 7 ->
          traffic()
              + one(
                  ".sources()",
                  ".destinations()",
                  ".sourcesOfAll('tcp')",
                  ".destinationsOfAll('udp')")
              + addressTest();
      default ->
          permits()
              + ".exists(p, p.peer"
              + one(".union(", ".minus(", ".intersects(", ".covers(")
                  .replaceFirst(
                      "(union|minus)\\($",
                      "$1(filter.ingress[0].peer)" + addressTest() + " == (true")
                  .replaceFirst("(intersects|covers)\\($", "$1(filter.ingress[0].peer")
              + "))";
    };
  }

  private String permits() {
    return switch (random.nextInt(5)) {
      case 0 -> "filter.ingress.filter(p, " + aboutPermit(1) + ")";
      case 1 -> "(filter.ingress + filter.egress)";
      default -> "filter.ingress";
    };
  }

  private String traffic() {
    String all = "admitted(" + permits() + ")";
    return switch (random.nextInt(4)) {
      case 0 -> all + ".onPorts('tcp', [22, 443])";
      case 1 -> all + ".from(addresses('1.0.0.0/8'))";
      case 2 -> all + ".to(filter.ingress[0].peer)";
      default -> all;
    };
  }

  private String addressTest() {
    return one(
        ".isOpenToInternet()",
        ".isPrivate()",
        ".isEmpty()",
        ".covers('1.1.0.0/16')",
        ".intersects('10.0.0.0/9')");
  }

  private String aboutPermit(int depth) {
    if (depth > 0 && random.nextInt(2) == 0) {
      return "(" + aboutPermit(depth - 1) + one(" && ", " || ") + aboutPermit(depth - 1) + ")";
    }
    List<String> plain =
        List.of(
            "p.protocol == 'tcp'",
            "p.protocol in ['any', 'icmp']",
            "p.ruleId.endsWith('1')",
            "p.ruleId.contains('2') ? p.peerKind == 'cidr' : p.protocol != 'tcp'",
            "p.description.matches('^open')");
    List<String> sets =
        List.of(
            "p.peer" + addressTest(),
            "p.ports.contains(22)",
            "p.ports.size() < 7",
            "p.ports.intersects([22, 443])",
            "p.traffic.admits('tcp', [22])",
            "p.traffic.from(p.peer).isEmpty()",
            "p.peer == internet()");
    boolean isSet = !isPlain && random.nextInt(3) > 0;
    return isSet ? sets.get(random.nextInt(sets.size())) : plain.get(random.nextInt(plain.size()));
  }
}
