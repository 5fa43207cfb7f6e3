package dev.ringfence.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Turns a fact of an estate into one that is not known. */
final class Blur {
  /** What may be missing or not understood, by kind of line; who announced a route always is. */
  private static final Map<String, List<String>> FACTS =
      Map.ofEntries(
          Map.entry("vpc", List.of("guard")),
          Map.entry("subnet", List.of("table", "acl")),
          Map.entry("interface", List.of("public", "groups", "used", "role", "at")),
          Map.entry("group", List.of("rules")),
          Map.entry("permit", List.of("traffic", "peer")),
          Map.entry("acl", List.of("rules")),
          Map.entry("entry", List.of("number", "action", "traffic", "block")),
          Map.entry("route", List.of("to", "via", "active")),
          Map.entry("internet", List.of("vpc")),
          Map.entry("egress-only", List.of("vpc")),
          Map.entry("vpn", List.of("vpc")),
          Map.entry("nat", List.of("state", "public")),
          Map.entry("peering", List.of("state")),
          Map.entry("transit", List.of("references")),
          Map.entry("attachment", List.of("state", "table", "subnets")),
          Map.entry("endpoint", List.of("type", "state")),
          Map.entry("balancer", List.of("type", "listeners", "facing")),
          Map.entry("forward", List.of("protocol", "port", "onto", "through", "targets")),
          Map.entry("transit-table", List.of("routes")),
          Map.entry("transit-route", List.of("to", "via", "active")));

  private Blur() {}

  static EstateText one(EstateText estate, SplittableRandom random) {
    List<String> lines = new ArrayList<>(estate.lines());
    int chosen = random.nextInt(lines.size());
    while (!FACTS.containsKey(kind(lines.get(chosen)))) {
      chosen = random.nextInt(lines.size());
    }
    String line = lines.get(chosen);
    List<String> facts = FACTS.get(kind(line));
    lines.set(chosen, blurred(line, facts.get(random.nextInt(facts.size()))));
    return new EstateText(lines);
  }

  private static String kind(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  static EstateText some(EstateText estate, int count, SplittableRandom random) {
    EstateText blurred = estate;
    for (int i = 0; i < count; i++) {
      blurred = one(blurred, random);
    }
    return blurred;
  }

  private static String blurred(String line, String key) {
    String start = " " + key + "=";
    return line.contains(start)
        ? line.replaceFirst(start + "\\S*", start + "?")
        : line + start + "?";
  }
}
