package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.NetworkPolicy;
import dev.ringfence.network.PolicyRule;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.TieredRule;
import dev.ringfence.network.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Rules with a place in an order, and network policies among them, for workloads that have any. */
final class PodTiers {
  /** Place of network policies, and of what closes their tier ({@link TieredRule}). */
  private static final long NETWORK_POLICIES = 0;

  private static final long CLOSING = Long.MAX_VALUE;

  private final PodMatches matches;
  private final Map<String, List<TieredRule>> tiered = new HashMap<>();
  private final Map<String, List<PolicyRule>> plain = new HashMap<>();

  /** Workloads whose pods may see another address than their client's. */
  private final Predicate<String> isTranslated;

  PodTiers(NetworkModel model, PodMatches matches, Set<String> translated) {
    this.matches = matches;
    this.isTranslated = translated::contains;
    model.of(TieredRule.class).forEach(this::add);
    model
        .of(NetworkPolicy.class)
        .flatMap(policy -> policy.rules().valueIfKnown().orElse(List.of()).stream())
        .forEach(rule -> targets(rule.targets()).forEach(id -> add(plain, id, rule)));
  }

  private void add(TieredRule rule) {
    List<String> sure = targets(rule.targets());
    sure.forEach(id -> add(tiered, id, rule));
    targets(rule.possibleTargets()).stream()
        .filter(id -> !sure.contains(id))
        .forEach(id -> add(tiered, id, rule));
  }

  private static List<String> targets(Fact<List<String>> fact) {
    return fact.valueIfKnown().orElse(List.of());
  }

  private static <T> void add(Map<String, List<T>> to, String workload, T rule) {
    to.computeIfAbsent(workload, key -> new ArrayList<>()).add(rule);
  }

  /** Whether a rule with a place in an order is, or may be, for it. */
  boolean isFor(Workload workload) {
    return tiered.containsKey(workload.id());
  }

  /** Everything that decides about a workload in a direction, in no order. */
  List<TierStep> steps(Workload workload, Direction direction) {
    List<TierStep> steps = new ArrayList<>();
    boolean areDeceived = direction == Direction.INGRESS && isTranslated.test(workload.id());
    for (TieredRule rule : tiered.getOrDefault(workload.id(), List.of())) {
      if (PodMatches.direction(rule.direction()) == direction) {
        steps.add(step(rule, workload.id(), areDeceived));
      }
    }
    for (PolicyRule rule : plain.getOrDefault(workload.id(), List.of())) {
      if (PodMatches.direction(rule.direction()) == direction) {
        steps.add(step(rule, areDeceived));
      }
    }
    closing(workload, direction, steps);
    steps.sort((one, other) -> Long.compare(one.index(), other.index()));
    return steps;
  }

  private TierStep step(TieredRule rule, String workload, boolean areDeceived) {
    Span match = matches.of(rule, workload, areDeceived);
    boolean isSure = targets(rule.targets()).contains(workload);
    return new TierStep(
        rule.id() + (areDeceived ? "#deceived" : "") + (isSure ? "" : "#perhaps"),
        number(rule.tier()),
        number(rule.rank()),
        rule.policy(),
        number(rule.index()),
        TierStep.Action.of(rule.action().valueIfKnown().orElse("unknown")),
        match,
        rule.header(),
        match.isExact()
            ? List.of()
            : doubts(PodMatches.doubts(rule, workload, areDeceived), rule.header()));
  }

  private static long number(Fact<Long> fact) {
    return fact.valueIfKnown().orElse(CLOSING);
  }

  private TierStep step(PolicyRule rule, boolean areDeceived) {
    Span match = matches.of(rule, areDeceived);
    Area peers = matches.peers(rule, areDeceived);
    return new TierStep(
        rule.id() + (areDeceived ? "#deceived" : ""),
        NETWORK_POLICIES,
        NETWORK_POLICIES,
        "network policies",
        0,
        TierStep.Action.ALLOW,
        match,
        rule.header(),
        match.isExact()
            ? List.of()
            : doubts(PodMatches.doubts(rule, peers, areDeceived), rule.header()));
  }

  private static List<Doubt> doubts(List<String> reasons, ResourceHeader of) {
    return reasons.stream().map(reason -> new Doubt(reason, List.of(of.source()))).toList();
  }

  /** A pod that a network policy isolates gets no further than these. */
  private static void closing(Workload workload, Direction direction, List<TierStep> steps) {
    Fact<Boolean> isIsolated =
        direction == Direction.INGRESS ? workload.isIngressIsolated() : workload.isEgressIsolated();
    if (isIsolated.valueIfKnown().orElse(true)) {
      boolean isKnown = isIsolated.isKnown();
      List<SourceRef> sources = isIsolated.sources();
      SourceRef source = sources.isEmpty() ? workload.header().source() : sources.get(0);
      String reason = isIsolated.fold(known -> "", unknown -> unknown.reason());
      steps.add(
          new TierStep(
              workload.id() + "#closing-" + direction.word(),
              NETWORK_POLICIES,
              CLOSING,
              "network policies",
              CLOSING,
              TierStep.Action.DENY,
              isKnown ? Span.ALL : Span.UNKNOWN,
              named(
                  workload,
                  "the end of the network policies of " + workload.header().name(),
                  source),
              isKnown ? List.of() : List.of(new Doubt(reason, sources))));
    }
  }

  /** What passes where no policy decides. */
  static TierStep open(Workload like, Direction direction) {
    return new TierStep(
        "#open",
        CLOSING,
        CLOSING,
        "",
        CLOSING,
        TierStep.Action.ALLOW,
        Span.ALL,
        named(like, "no " + direction.word() + " policy that decides", like.header().source()),
        List.of());
  }

  private static ResourceHeader named(Workload like, String name, SourceRef source) {
    return new ResourceHeader(
        like.id() + "#" + name,
        name,
        name,
        like.header().origin(),
        like.header().plane(),
        like.header().tags(),
        source);
  }
}
