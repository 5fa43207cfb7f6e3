package dev.ringfence.net;

import java.util.ArrayList;
import java.util.List;

/**
 * What an ordered rule list decides when the first matching rule wins, as in network ACLs and
 * network security groups.
 *
 * @param allowed packets whose first matching rule allows
 * @param denied packets whose first matching rule denies
 * @param undecided packets that no rule matches
 * @param decided per rule, in the order given, the packets it decides; empty where earlier rules
 *     shadow it
 */
public record FirstMatch(
    Packets allowed, Packets denied, Packets undecided, List<Packets> decided) {

  /** What a rule does with the packets it decides. */
  public enum Action {
    ALLOW,
    DENY
  }

  /** One entry of the list. */
  public record Rule(Packets packets, Action action) {}

  public FirstMatch {
    decided = List.copyOf(decided);
  }

  /** Evaluates the rules in the order given, which is the caller's to sort by rule number. */
  public static FirstMatch of(List<Rule> rules) {
    Packets undecided = Packets.all();
    List<Packets> decided = new ArrayList<>();
    for (Rule rule : rules) {
      decided.add(undecided.intersect(rule.packets()));
      undecided = undecided.minus(rule.packets());
    }
    return new FirstMatch(
        union(rules, decided, Action.ALLOW),
        union(rules, decided, Action.DENY),
        undecided,
        decided);
  }

  private static Packets union(List<Rule> rules, List<Packets> decided, Action action) {
    List<Packets> parts = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).action() == action) {
        parts.add(decided.get(i));
      }
    }
    return Packets.unionOf(parts);
  }

  /** Whether earlier rules leave nothing for the rule at this index. */
  public boolean isShadowed(int index) {
    return decided.get(index).isEmpty();
  }
}
