package dev.ringfence.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One base chain of a host on its way to what it lets pass. */
final class ChainEvaluation {
  /** Rules that are evaluated at most: chains that call each other twice grow without bound. */
  private static final int MOST_STEPS = 50_000;

  private final Map<String, List<HostRule>> byChain;
  private final boolean isAnswer;
  private int steps;
  private boolean isExhausted;

  ChainEvaluation(Map<String, List<HostRule>> byChain, boolean isAnswer) {
    this.byChain = byChain;
    this.isAnswer = isAnswer;
  }

  /** What one base chain lets pass. */
  HostBounds ofBase(String chain) {
    List<HostRule> rules = byChain.getOrDefault(chain, List.of());
    if (rules.isEmpty()) {
      return HostBounds.ALL;
    }
    HostRule policy = rules.get(rules.size() - 1);
    HostBounds closing = terminal(policy);
    HostBounds passing = passing(rules.subList(0, rules.size() - 1), closing, List.of(chain));
    return isExhausted ? HostBounds.UNKNOWN : passing;
  }

  private static HostBounds terminal(HostRule policy) {
    return switch (policy.verdict().valueIfKnown().orElse("unknown")) {
      case "accept" -> HostBounds.ALL;
      case "drop" -> HostBounds.NONE;
      default -> HostBounds.UNKNOWN;
    };
  }

  /**
   * From the last rule to the first: each takes some packets from what those behind it decide.
   *
   * @param end what passes of packets that leave the chain undecided
   */
  private HostBounds passing(List<HostRule> rules, HostBounds end, List<String> within) {
    HostBounds rest = end;
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (isExhausted || ++steps > MOST_STEPS) {
        isExhausted = true;
        return HostBounds.UNKNOWN;
      }
      rest = before(rules.get(i), rest, end, within);
    }
    return rest;
  }

  private HostBounds before(HostRule rule, HostBounds rest, HostBounds end, List<String> within) {
    HostBounds match = HostChains.matched(rule, isAnswer);
    if (match.possible().isEmpty()) {
      return rest;
    }
    return switch (rule.verdict().valueIfKnown().orElse("unknown")) {
      case "accept" -> rest.where(match, HostBounds.ALL);
      case "drop" -> rest.where(match, HostBounds.NONE);
      case "return" -> rest.where(match, end);
      case "continue" -> rest;
      case "jump" -> rest.where(match, called(rule, rest, within));
      case "goto" -> rest.where(match, called(rule, end, within));
      default -> rest.blurredOn(match.possible());
    };
  }

  private HostBounds called(HostRule rule, HostBounds after, List<String> within) {
    String chain = rule.target().valueIfKnown().orElse("");
    // The kernel refuses chains that lead back to themselves, so evidence of one is wrong.
    if (!byChain.containsKey(chain) || within.contains(chain)) {
      return HostBounds.UNKNOWN;
    }
    List<String> deeper = new ArrayList<>(within);
    deeper.add(chain);
    return passing(byChain.get(chain), after, deeper);
  }
}
