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
  private final Map<String, List<HostRule>> byChain = new LinkedHashMap<>();
  private final List<String> base;

  /** Rules that one trace goes through at most: chains that call each other twice grow. */
  private static final int MOST_STEPS = 200_000;

  /** What a trace has met. */
  private static final class Met {
    private final List<HostRule> doubtful = new ArrayList<>();
    private final List<HostRule> deciding = new ArrayList<>();
    private int steps;
  }

  /**
   * @param rules in the order of evaluation within each chain
   * @param base base chains in their order; the last rule of each is its policy
   */
  public HostChains(List<HostRule> rules, List<String> base, String direction) {
    this.base = List.copyOf(base);
    rules.stream()
        .filter(rule -> rule.direction().equals(direction))
        .forEach(rule -> byChain.computeIfAbsent(rule.chain(), key -> new ArrayList<>()).add(rule));
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
  private HostBounds ofBase(String chain, boolean isAnswer) {
    return new ChainEvaluation(byChain, isAnswer).ofBase(chain);
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
    Met met = new Met();
    follow(chain, packet, met, 0);
    boolean isSure = passing.certain().contains(packet);
    boolean isOpen = isSure || passing.possible().contains(packet);
    HostTrace.Passing found =
        isSure
            ? HostTrace.Passing.ACCEPTED
            : isOpen ? HostTrace.Passing.UNDECIDED : HostTrace.Passing.DROPPED;
    boolean isDoubtful = found == HostTrace.Passing.UNDECIDED && !met.doubtful.isEmpty();
    return new HostTrace(chain, found, isDoubtful ? met.doubtful.subList(0, 1) : met.deciding);
  }

  /** Whether the packet is decided; what leads there is collected. */
  private boolean follow(String chain, Packet packet, Met met, int depth) {
    List<HostRule> rules = byChain.getOrDefault(chain, List.of());
    for (HostRule rule : rules) {
      if (++met.steps > MOST_STEPS) {
        return true;
      }
      HostBounds match = matched(rule, false);
      if (!match.certain().contains(packet)) {
        if (match.possible().contains(packet)) {
          met.doubtful.add(rule);
        }
        continue;
      }
      String verdict = rule.verdict().valueIfKnown().orElse("unknown");
      if (verdict.equals("accept") || verdict.equals("drop")) {
        met.deciding.add(rule);
        return true;
      }
      if (verdict.equals("unknown")) {
        met.doubtful.add(rule);
      }
      boolean isCall = verdict.equals("jump") || verdict.equals("goto");
      String target = rule.target().valueIfKnown().orElse("");
      if (isCall
          && depth < rules.size() + byChain.size()
          && follow(target, packet, met, depth + 1)) {
        return true;
      }
      if (verdict.equals("return") || verdict.equals("goto")) {
        return depth == 0 && closes(rules, met.deciding);
      }
    }
    return false;
  }

  private static boolean closes(List<HostRule> rules, List<HostRule> deciding) {
    deciding.add(rules.get(rules.size() - 1));
    return true;
  }
}
