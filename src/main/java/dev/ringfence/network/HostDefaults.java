package dev.ringfence.network;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a host does with connections that no rule concerns: only rules that match every packet of a
 * family decide about those, and the policies of base chains.
 */
public final class HostDefaults {
  /** What becomes of such a connection. */
  private enum Fate {
    ACCEPTED,
    DROPPED,
    UNDECIDED;

    Fate or(Fate other) {
      return this == other ? this : UNDECIDED;
    }
  }

  private static final int DEEPEST = 16;

  /**
   * What is known of a chain by its name and by what becomes of packets that leave it: chains that
   * call each other twice grow without bound.
   */
  private final Map<String, Fate> known = new HashMap<>();

  private final Map<String, List<HostRule>> byChain = new HashMap<>();
  private final List<String> base;

  public HostDefaults(List<HostRule> rules, List<String> base, String direction) {
    this.base = List.copyOf(base);
    rules.stream()
        .filter(rule -> rule.direction().equals(direction))
        .forEach(rule -> byChain.computeIfAbsent(rule.chain(), key -> new ArrayList<>()).add(rule));
  }

  /** Whether they are dropped; unknown where a rule that is not understood may match them all. */
  public Fact<Boolean> isDropped(Family family) {
    List<SourceRef> policies = new ArrayList<>();
    Fact<Boolean> found = Fact.known(false);
    for (String chain : base) {
      List<HostRule> rules = byChain.getOrDefault(chain, List.of());
      if (!rules.isEmpty()) {
        policies.add(rules.get(rules.size() - 1).header().source());
        Fate policy = verdict(rules.get(rules.size() - 1));
        known.clear();
        Fate fate = fate(rules, policy, Packets.all().ofFamily(family), 0);
        if (fate == Fate.DROPPED) {
          return Fact.known(true);
        }
        if (fate == Fate.UNDECIDED) {
          found = Fact.unknown("a rule of " + chain + " that may match everything may decide");
        }
      }
    }
    return found.alsoFrom(policies);
  }

  private static Fate verdict(HostRule rule) {
    return switch (rule.verdict().valueIfKnown().orElse("unknown")) {
      case "accept" -> Fate.ACCEPTED;
      case "drop" -> Fate.DROPPED;
      default -> Fate.UNDECIDED;
    };
  }

  private Fate fate(List<HostRule> rules, Fate end, Packets everything, int depth) {
    Fate rest = end;
    for (int i = rules.size() - 1; i >= 0; i--) {
      HostRule rule = rules.get(i);
      HostBounds match = HostChains.matched(rule, false);
      boolean isCertain = match.certain().containsAll(everything);
      if (isCertain || match.possible().containsAll(everything)) {
        Fate then = taken(rule, rest, end, everything, depth);
        rest = isCertain ? then : then.or(rest);
      }
    }
    return rest;
  }

  private Fate taken(HostRule rule, Fate rest, Fate end, Packets everything, int depth) {
    return switch (rule.verdict().valueIfKnown().orElse("unknown")) {
      case "continue" -> rest;
      case "return" -> end;
      case "jump" -> called(rule, rest, everything, depth);
      case "goto" -> called(rule, end, everything, depth);
      default -> verdict(rule);
    };
  }

  private Fate called(HostRule rule, Fate end, Packets everything, int depth) {
    String chain = rule.target().valueIfKnown().orElse("");
    List<HostRule> rules = byChain.get(chain);
    if (rules == null || depth > DEEPEST) {
      return Fate.UNDECIDED;
    }
    String key = end + " " + chain;
    Fate before = known.get(key);
    Fate fate = before == null ? fate(rules, end, everything, depth + 1) : before;
    known.put(key, fate);
    return fate;
  }
}
