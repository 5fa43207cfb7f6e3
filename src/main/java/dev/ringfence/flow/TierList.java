package dev.ringfence.flow;

import dev.ringfence.net.Packets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The rules of a pod's policies in their order: the first that matches decides, a tier without one
 * leaves a packet to the next, and after the last tier everything passes. Where policies have one
 * rank, any of those that match may decide (network-policy-api, ClusterNetworkPolicySpec.priority).
 */
final class TierList {
  /**
   * Packets that a rule decides.
   *
   * @param packets with both bounds: certainly and possibly let pass, or refused, by it
   */
  record Share(TierStep step, Span packets) {}

  private final NavigableMap<Long, NavigableMap<Long, Map<String, List<TierStep>>>> tiers =
      new TreeMap<>();

  /** What lets pass all that no tier decides. */
  private final TierStep open;

  /**
   * @param steps in any order but that of the rules in a policy
   * @param open what stands behind the last tier
   */
  TierList(List<TierStep> steps, TierStep open) {
    this.open = open;
    for (TierStep step : steps) {
      tiers
          .computeIfAbsent(step.tier(), key -> new TreeMap<>())
          .computeIfAbsent(step.rank(), key -> new LinkedHashMap<>())
          .computeIfAbsent(step.policy(), key -> new ArrayList<>())
          .add(step);
    }
  }

  /** What passes. */
  Span span() {
    Span next = open.match();
    for (Map<Long, Map<String, List<TierStep>>> ranks : tiers.descendingMap().values()) {
      Span after = next;
      Span rest = next;
      for (Map<String, List<TierStep>> policies : new TreeMap<>(ranks).descendingMap().values()) {
        rest = before(List.copyOf(policies.values()), rest, after);
      }
      next = rest;
    }
    return next.certain().equals(next.possible()) ? Span.of(next.possible()) : next;
  }

  private static Span before(List<List<TierStep>> policies, Span rest, Span next) {
    if (policies.stream().flatMap(List::stream).map(TierStep::action).distinct().count() < 2) {
      return inTurn(policies, 0, rest, next);
    }
    // Whichever matches and comes first decides: each is asked first once.
    Span first = inTurn(policies, 0, rest, next);
    for (int i = 1; i < policies.size(); i++) {
      Span other = inTurn(policies, i, rest, next);
      first =
          new Span(
              first.certain().intersect(other.certain()), first.possible().union(other.possible()));
    }
    return first;
  }

  private static Span inTurn(List<List<TierStep>> policies, int first, Span rest, Span next) {
    Span span = rest;
    for (int i = policies.size() - 1; i >= 0; i--) {
      List<TierStep> steps = policies.get((first + i) % policies.size());
      for (int j = steps.size() - 1; j >= 0; j--) {
        span = steps.get(j).before(span, next);
      }
    }
    return span;
  }

  /** Rules that let packets pass; together they let pass what passes. */
  List<Share> admitting() {
    Span all = span();
    Packets certain = all.certain();
    List<Share> shares = new ArrayList<>();
    for (Share share : shares()) {
      TierStep.Action action = share.step().action();
      if (action == TierStep.Action.ALLOW || action == TierStep.Action.UNKNOWN) {
        Packets possible = share.packets().possible().intersect(all.possible());
        Packets sure = certain.intersect(possible);
        certain = certain.minus(sure);
        if (!possible.isEmpty()) {
          shares.add(
              new Share(
                  share.step(),
                  sure.equals(possible) ? Span.of(possible) : new Span(sure, possible)));
        }
      }
    }
    return shares;
  }

  /** Rules that refuse packets, with those that they may refuse. */
  List<Share> refusing() {
    return shares().stream()
        .filter(share -> share.step().action() == TierStep.Action.DENY)
        .toList();
  }

  /** What comes to each rule and matches it, as far as that is possible. */
  private List<Share> shares() {
    List<Share> shares = new ArrayList<>();
    Packets entering = Packets.all();
    for (Map<Long, Map<String, List<TierStep>>> ranks : tiers.values()) {
      Packets left = entering;
      List<Packets> passed = new ArrayList<>();
      for (Map<String, List<TierStep>> policies : ranks.values()) {
        Packets decided = Packets.none();
        for (List<TierStep> steps : policies.values()) {
          Packets arriving = left;
          for (TierStep step : steps) {
            Packets some = arriving.intersect(step.match().possible());
            shares.add(new Share(step, Span.maybe(some)));
            if (step.action() == TierStep.Action.PASS) {
              passed.add(some);
            }
            arriving = arriving.minus(step.match().certain());
          }
          decided = decided.union(left.minus(arriving));
        }
        left = left.minus(decided);
      }
      passed.add(left);
      entering = Packets.unionOf(passed);
    }
    shares.add(new Share(open, Span.maybe(entering)));
    return shares;
  }
}
