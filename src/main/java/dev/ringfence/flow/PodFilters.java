package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Exposure;
import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.NetworkPolicy;
import dev.ringfence.network.PolicyRule;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands before each workload of one cluster, as filters of which one that admits suffices:
 * its policies, in a direction in which none isolates it one that admits everything, and beside
 * them what may pass whatever policies say.
 */
final class PodFilters {
  private final String network;
  private final PodAddresses addresses;
  private final PodMatches matches;
  private final Set<String> tiered = new HashSet<>();
  private final Map<String, PodRules> made = new LinkedHashMap<>();
  private final Map<String, List<String>> carried = new HashMap<>();

  /** Workloads whose pods may see another address than their client's. */
  private final Set<String> translated = new HashSet<>();

  PodFilters(String network, List<Workload> workloads, NetworkModel model, PodAddresses addresses) {
    this.network = network;
    this.addresses = addresses;
    this.matches = new PodMatches(addresses);
    Map<String, Workload> byId = new LinkedHashMap<>();
    workloads.forEach(workload -> byId.put(workload.id(), workload));
    List<Exposure> exposures =
        model.of(Exposure.class).filter(one -> byId.containsKey(one.workload())).toList();
    exposures.stream()
        .filter(PodFilters::mayTranslate)
        .forEach(exposure -> translated.add(exposure.workload()));
    PodTiers tiers = new PodTiers(model, matches, translated);
    List<Workload> understood = workloads.stream().filter(PodFilters::isUnderstood).toList();
    understood.stream().filter(tiers::isFor).forEach(workload -> inOrder(workload, tiers));
    understood.stream().filter(workload -> !tiers.isFor(workload)).forEach(this::isolation);
    model.of(NetworkPolicy.class).forEach(policy -> policy(policy, byId));
    nodes(workloads);
    exposures.stream().filter(PodFilters::mayTranslate).forEach(this::translation);
    workloads.stream().filter(one -> !isUnderstood(one)).forEach(this::untold);
  }

  private static boolean isUnderstood(Workload workload) {
    return workload.arePoliciesKnown().isKnown();
  }

  private static boolean mayTranslate(Exposure exposure) {
    return !exposure.keepsClientAddress().valueIfKnown().orElse(false);
  }

  /** Every filter with its rules. */
  List<PodRules> filters() {
    return List.copyOf(made.values());
  }

  /** Ids of the filters of a workload. */
  List<String> of(Workload workload) {
    return List.copyOf(carried.getOrDefault(workload.id(), List.of()));
  }

  private PodRules filter(String id, String name, ResourceHeader like) {
    return made.computeIfAbsent(id, key -> new PodRules(id, name, like, network));
  }

  private void carry(String workload, PodRules rules) {
    List<String> all = carried.computeIfAbsent(workload, key -> new ArrayList<>());
    if (!all.contains(rules.filter().id())) {
      all.add(rules.filter().id());
    }
  }

  /** One filter for all whose policies are asked in the same order. */
  private void inOrder(Workload workload, PodTiers tiers) {
    tiered.add(workload.id());
    Map<Direction, List<TierStep>> steps = new LinkedHashMap<>();
    StringBuilder id = new StringBuilder(network).append("#in-order");
    for (Direction direction : Direction.values()) {
      steps.put(direction, tiers.steps(workload, direction));
      id.append(' ').append(direction.word());
      steps.get(direction).forEach(step -> id.append(' ').append(step.id()));
    }
    boolean isKnown = made.containsKey(id.toString());
    PodRules rules = filter(id.toString(), "policies in their order", workload.header());
    if (!isKnown) {
      steps.forEach(
          (direction, all) -> inOrder(direction, all, PodTiers.open(workload, direction), rules));
    }
    carry(workload.id(), rules);
  }

  private static void inOrder(
      Direction direction, List<TierStep> steps, TierStep open, PodRules rules) {
    TierList list = new TierList(steps, open);
    list.admitting()
        .forEach(share -> rules.add(direction, share.step().header(), share.packets(), Area.ALL));
    list.refusing()
        .forEach(share -> rules.refuse(direction, share.step().header(), share.packets()));
    steps.stream()
        .flatMap(step -> step.doubts().stream())
        .forEach(doubt -> rules.doubt(direction, doubt.reason(), doubt.sources()));
  }

  private void isolation(Workload workload) {
    isolation(workload, Direction.INGRESS, workload.isIngressIsolated());
    isolation(workload, Direction.EGRESS, workload.isEgressIsolated());
  }

  private void isolation(Workload workload, Direction direction, Fact<Boolean> isIsolated) {
    if (isIsolated instanceof Fact.Unknown<Boolean> unknown) {
      PodRules perhaps =
          filter(
              workload.id() + "#perhaps-" + direction.word(),
              "perhaps no policy",
              workload.header());
      if (perhaps.rules(direction).rules().isEmpty()) {
        perhaps.addAll(direction, Span.UNKNOWN);
        perhaps.doubt(direction, unknown.reason(), unknown.sources());
      }
      carry(workload.id(), perhaps);
    } else if (!isIsolated.valueIfKnown().orElseThrow()) {
      PodRules open =
          filter(
              network + "#no-" + direction.word() + "-policy",
              "no " + direction.word() + " policy",
              workload.header());
      if (open.rules(direction).rules().isEmpty()) {
        open.addAll(direction, Span.ALL);
      }
      carry(workload.id(), open);
    }
  }

  private void policy(NetworkPolicy policy, Map<String, Workload> byId) {
    List<String> selected = policy.selects().valueIfKnown().orElse(List.of());
    selected.stream()
        .filter(byId::containsKey)
        .filter(workload -> !tiered.contains(workload))
        .forEach(
            workload ->
                carry(workload, filter(policy.id(), policy.header().name(), policy.header())));
    for (PolicyRule rule : policy.rules().valueIfKnown().orElse(List.of())) {
      List<String> seeing = new ArrayList<>();
      List<String> deceived = new ArrayList<>();
      for (String target : rule.targets().valueIfKnown().orElse(List.of())) {
        boolean isIngress = rule.direction().equals(Direction.INGRESS.word());
        if (!tiered.contains(target)) {
          (isIngress && translated.contains(target) ? deceived : seeing).add(target);
        }
      }
      rule(policy, rule, selected, seeing, false);
      rule(policy, rule, selected, deceived, true);
    }
  }

  private void rule(
      NetworkPolicy policy,
      PolicyRule rule,
      List<String> selected,
      List<String> targets,
      boolean areDeceived) {
    if (targets.isEmpty()) {
      return;
    }
    boolean isForAll = targets.size() == selected.size();
    String id = isForAll ? policy.id() : policy.id() + "@" + String.join(",", targets);
    PodRules rules = filter(id, policy.header().name(), policy.header());
    Direction direction = PodMatches.direction(rule.direction());
    Area peers = matches.peers(rule, areDeceived);
    rules.add(direction, rule.header(), PodMatches.traffic(rule), peers);
    PodMatches.doubts(rule, peers, areDeceived)
        .forEach(reason -> rules.doubt(direction, reason, List.of(rule.header().source())));
    targets.forEach(target -> carry(target, rules));
  }

  /**
   * A pod on its node's network may count as the node, and traffic between a node and the pods on
   * it always passes (Kubernetes, Network Policies, "The two sorts of pod isolation").
   */
  private void nodes(List<Workload> workloads) {
    List<Workload> onNodes =
        workloads.stream()
            .filter(one -> one.usesHostNetwork().valueIfKnown().orElse(true))
            .toList();
    if (onNodes.isEmpty()) {
      return;
    }
    Workload first = onNodes.get(0);
    String reason =
        first.header().name()
            + " uses its node's network, and a node always reaches the pods on it and they it";
    PodRules rules = filter(network + "#nodes", "traffic of nodes", first.header());
    Area nodes = Area.of(addresses.of(onNodes.stream().map(Workload::id).toList()));
    for (Direction direction : Direction.values()) {
      rules.add(direction, rules.filter().header(), Span.UNKNOWN, nodes);
      rules.doubt(direction, reason, List.of(first.header().source()));
    }
    workloads.stream().filter(PodFilters::isUnderstood).forEach(one -> carry(one.id(), rules));
  }

  /** What a node hands on under its own address may pass as traffic of the node. */
  private void translation(Exposure exposure) {
    PodRules rules =
        filter(exposure.id() + "#translated", exposure.header().name(), exposure.header());
    Addresses clients =
        exposure.sources().valueIfKnown().orElse(Addresses.all()).minus(PodAddresses.ALL);
    rules.add(
        Direction.INGRESS,
        exposure.header(),
        Span.maybe(exposure.traffic().valueIfKnown().orElse(Packets.all())),
        Area.maybe(clients));
    rules.doubt(
        Direction.INGRESS,
        exposure.header().name()
            + " may hand on clients under the address of a node, which a policy may let pass",
        List.of(exposure.header().source()));
    carry(exposure.workload(), rules);
  }

  private void untold(Workload workload) {
    Fact.Unknown<Boolean> unknown = (Fact.Unknown<Boolean>) workload.arePoliciesKnown();
    PodRules rules =
        filter(network + "#untold " + unknown.reason(), "policies not known", workload.header());
    for (Direction direction : Direction.values()) {
      if (rules.rules(direction).rules().isEmpty()) {
        rules.addAll(direction, Span.UNKNOWN);
        rules.doubt(direction, unknown.reason(), unknown.sources());
      }
    }
    carried.put(workload.id(), new ArrayList<>(List.of(rules.filter().id())));
  }
}
