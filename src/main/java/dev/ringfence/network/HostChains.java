package dev.ringfence.network;

import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the chains of a host's firewall let pass in one direction: each base chain is asked, and
 * every one of them must accept (nft(8): accept ends the evaluation of its base chain only).
 */
public final class HostChains {
  /** Rules that are evaluated at most: chains that call each other twice grow without bound. */
  private static final int MOST_STEPS = 200_000;

  private final Map<String, List<HostRule>> byChain = new LinkedHashMap<>();
  private final List<String> base;
  private int steps;
  private boolean isExhausted;

  /**
   * @param rules in the order of evaluation within each chain
   * @param base base chains in their order; the last rule of each is its policy
   */
  public HostChains(List<HostRule> rules, List<String> base, String direction) {
    this.base = List.copyOf(base);
    rules.stream()
        .filter(rule -> rule.direction().equals(direction))
        .forEach(
            rule -> byChain.computeIfAbsent(rule.chain(), key -> new ArrayList<>()).add(rule));
  }

  /** First packets of connections that pass. */
  public HostBounds fresh() {
    return passing(base, false);
  }

  /** Answers within known connections that pass; rules of address translation do not see them. */
  public HostBounds answers(List<String> withoutTranslation) {
    return passing(withoutTranslation, true);
  }

  private HostBounds passing(List<String> chains, boolean isAnswer) {
    HostBounds passing = HostBounds.ALL;
    for (String chain : chains) {
      passing = passing.intersect(ofBase(chain, isAnswer));
    }
    return passing;
  }

  /** What one base chain lets pass. */
  HostBounds ofBase(String chain, boolean isAnswer) {
    steps = 0;
    isExhausted = false;
    List<HostRule> rules = byChain.getOrDefault(chain, List.of());
    if (rules.isEmpty()) {
      return HostBounds.ALL;
    }
    HostRule policy = rules.get(rules.size() - 1);
    HostBounds closing = terminal(policy);
    HostBounds passing =
        passing(rules.subList(0, rules.size() - 1), closing, isAnswer, List.of(chain));
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
  private HostBounds passing(
      List<HostRule> rules, HostBounds end, boolean isAnswer, List<String> within) {
    HostBounds rest = end;
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (isExhausted || ++steps > MOST_STEPS) {
        isExhausted = true;
        return HostBounds.UNKNOWN;
      }
      rest = before(rules.get(i), rest, end, isAnswer, within);
    }
    return rest;
  }

  private HostBounds before(
      HostRule rule, HostBounds rest, HostBounds end, boolean isAnswer, List<String> within) {
    HostBounds match = matched(rule, isAnswer);
    if (match.possible().isEmpty()) {
      return rest;
    }
    return switch (rule.verdict().valueIfKnown().orElse("unknown")) {
      case "accept" -> rest.where(match, HostBounds.ALL);
      case "drop" -> rest.where(match, HostBounds.NONE);
      case "return" -> rest.where(match, end);
      case "continue" -> rest;
      case "jump" -> rest.where(match, called(rule, rest, isAnswer, within));
      case "goto" -> rest.where(match, called(rule, end, isAnswer, within));
      default -> rest.blurredOn(match.possible());
    };
  }

  private HostBounds called(
      HostRule rule, HostBounds after, boolean isAnswer, List<String> within) {
    String chain = rule.target().valueIfKnown().orElse("");
    // The kernel refuses chains that lead back to themselves, so evidence of one is wrong.
    if (!byChain.containsKey(chain) || within.contains(chain)) {
      return HostBounds.UNKNOWN;
    }
    List<String> deeper = new ArrayList<>(within);
    deeper.add(chain);
    return passing(byChain.get(chain), after, isAnswer, deeper);
  }

  static HostBounds matched(HostRule rule, boolean isAnswer) {
    Fact<Packets> certain = isAnswer ? rule.answers() : rule.packets();
    Fact<Packets> possible = isAnswer ? rule.possibleAnswers() : rule.possiblePackets();
    return new HostBounds(
        certain.valueIfKnown().orElse(Packets.none()),
        possible.valueIfKnown().orElse(Packets.all()));
  }

  /** The rules that decide about the first packet of a connection, chain by chain. */
  public List<HostTrace> traces(Packet packet) {
    return base.stream().map(chain -> trace(chain, packet)).toList();
  }

  private HostTrace trace(String chain, Packet packet) {
    HostBounds passing = ofBase(chain, false);
    List<HostRule> doubtful = new ArrayList<>();
    List<HostRule> deciding = new ArrayList<>();
    follow(chain, packet, doubtful, deciding, 0);
    boolean isSure = passing.certain().contains(packet);
    boolean isOpen = isSure || passing.possible().contains(packet);
    HostTrace.Passing found =
        isSure
            ? HostTrace.Passing.ACCEPTED
            : isOpen ? HostTrace.Passing.UNDECIDED : HostTrace.Passing.DROPPED;
    boolean isDoubtful = found == HostTrace.Passing.UNDECIDED && !doubtful.isEmpty();
    return new HostTrace(chain, found, isDoubtful ? doubtful.subList(0, 1) : deciding);
  }

  /** Whether the packet is decided; what leads there is collected. */
  private boolean follow(
      String chain, Packet packet, List<HostRule> doubtful, List<HostRule> deciding, int depth) {
    List<HostRule> rules = byChain.getOrDefault(chain, List.of());
    for (HostRule rule : rules) {
      HostBounds match = matched(rule, false);
      if (!match.certain().contains(packet)) {
        if (match.possible().contains(packet)) {
          doubtful.add(rule);
        }
        continue;
      }
      String verdict = rule.verdict().valueIfKnown().orElse("unknown");
      if (verdict.equals("accept") || verdict.equals("drop")) {
        deciding.add(rule);
        return true;
      }
      if (verdict.equals("unknown")) {
        doubtful.add(rule);
      }
      boolean isCall = verdict.equals("jump") || verdict.equals("goto");
      String target = rule.target().valueIfKnown().orElse("");
      if (isCall && depth < rules.size() + byChain.size()
          && follow(target, packet, doubtful, deciding, depth + 1)) {
        return true;
      }
      if (verdict.equals("return") || verdict.equals("goto")) {
        return depth == 0 && closes(rules, deciding);
      }
    }
    return false;
  }

  private static boolean closes(List<HostRule> rules, List<HostRule> deciding) {
    deciding.add(rules.get(rules.size() - 1));
    return true;
  }
}
