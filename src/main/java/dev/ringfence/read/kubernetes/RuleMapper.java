package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.PolicyRule;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules of one policy: one for each rule, peer and meaning of its ports. */
final class RuleMapper {
  /** What policies speak of; of other protocols they say nothing (Network Policies). */
  private static final Services SPOKEN = Services.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

  private final PolicySpec policy;
  private final List<Pods> selected;
  private final Reach reach;
  private final Ids ids;
  private final List<PolicyRule> rules = new ArrayList<>();

  RuleMapper(PolicySpec policy, List<Pods> selected, Reach reach, Ids ids) {
    this.policy = policy;
    this.selected = List.copyOf(selected);
    this.reach = reach;
    this.ids = ids;
  }

  /** A rule on its way to becoming one or more. */
  private record Draft(
      PolicySpec.Rule rule, String direction, String place, SourceRef source, Addresses blocks) {}

  List<PolicyRule> rules() {
    direction("ingress", policy.ingress());
    direction("egress", policy.egress());
    return List.copyOf(rules);
  }

  private void direction(String direction, List<PolicySpec.Rule> all) {
    for (int i = 0; i < all.size(); i++) {
      PolicySpec.Rule rule = all.get(i);
      String place = direction + "/" + i;
      if (rule.peers().isEmpty()) {
        Draft draft =
            new Draft(rule, direction, place, policy.object().at(rule.where()), Addresses.all());
        // Every address is every pod too; only what a name means is asked pod by pod.
        boolean isNamed = rule.ports().stream().anyMatch(port -> port.name().isPresent());
        List<Pods> asked = isNamed && direction.equals("egress") ? reach.all() : List.of();
        add(draft, new Reach.Chosen(asked, List.of()));
      }
      for (int j = 0; j < rule.peers().size(); j++) {
        PolicySpec.Peer peer = rule.peers().get(j);
        Draft draft =
            new Draft(
                rule,
                direction,
                place + "/" + j,
                policy.object().at(peer.where()),
                peer.block().orElse(Addresses.none()));
        add(
            draft,
            peer.block().isPresent()
                ? new Reach.Chosen(List.of(), List.of())
                : reach.chosen(peer, policy.object().namespace()));
      }
    }
  }

  private void add(Draft draft, Reach.Chosen peers) {
    if (draft.direction().equals("ingress")) {
      // A name is one of the pods that are selected: they are the destination.
      byMeaning(draft.rule(), selected)
          .forEach((traffic, pods) -> add(draft, traffic, pods, peers, draft.blocks()));
      return;
    }
    Map<Services, List<Pods>> sure = byMeaning(draft.rule(), peers.sure());
    Map<Services, List<Pods>> possible = byMeaning(draft.rule(), peers.possible());
    Services numbers = services(draft.rule(), List.of());
    Stream.of(sure.keySet().stream(), possible.keySet().stream(), Stream.of(numbers))
        .flatMap(traffic -> traffic)
        .distinct()
        .forEach(
            traffic ->
                add(
                    draft,
                    traffic,
                    selected,
                    new Reach.Chosen(
                        sure.getOrDefault(traffic, List.of()),
                        possible.getOrDefault(traffic, List.of())),
                    traffic.equals(numbers) ? draft.blocks() : Addresses.none()));
  }

  /** Destinations by what the ports of a rule mean there. */
  private static Map<Services, List<Pods>> byMeaning(
      PolicySpec.Rule rule, List<Pods> destinations) {
    Map<Services, List<Pods>> byMeaning = new LinkedHashMap<>();
    boolean isNamed = rule.ports().stream().anyMatch(port -> port.name().isPresent());
    Services alike = services(rule, List.of());
    for (Pods pods : destinations) {
      byMeaning
          .computeIfAbsent(
              isNamed ? services(rule, List.of(pods)) : alike, key -> new ArrayList<>())
          .add(pods);
    }
    return byMeaning;
  }

  private static Services services(PolicySpec.Rule rule, List<Pods> destinations) {
    if (rule.ports().isEmpty()) {
      return SPOKEN;
    }
    List<Services> all = new ArrayList<>();
    for (PolicySpec.Port port : rule.ports()) {
      Ports numbers = port.numbers();
      for (Pods pods : destinations) {
        numbers =
            numbers.union(
                port.name().map(name -> pods.named(name, port.protocol())).orElse(Ports.none()));
      }
      all.add(Services.of(port.protocol(), Ports.all(), numbers));
    }
    return Services.unionOf(all);
  }

  private void add(
      Draft draft, Services traffic, List<Pods> targets, Reach.Chosen peers, Addresses blocks) {
    boolean isForNobody = peers.sure().isEmpty() && peers.possible().isEmpty() && blocks.isEmpty();
    if (traffic.isEmpty() || isForNobody || targets.isEmpty()) {
      return;
    }
    String id = ids.of(Ids.workload(policy.object())) + "#" + draft.place() + " " + traffic;
    SourceRef source = draft.source();
    rules.add(
        new PolicyRule(
            new ResourceHeader(
                id,
                policy.object().name() + " " + draft.place(),
                policy.object().namespace() + "/" + policy.object().name() + " " + draft.place(),
                ids.cluster(),
                Plane.DECLARED,
                Tags.none(source),
                source),
            ids.of(Ids.workload(policy.object())),
            draft.direction(),
            Fact.known(names(targets), source),
            Fact.known(Packets.of(traffic), source),
            Fact.known(draft.rule().ports().isEmpty(), source),
            Fact.known(blocks, source),
            Fact.known(names(peers.sure()), source),
            Fact.known(names(peers.possible()), source)));
  }

  private List<String> names(List<Pods> pods) {
    return pods.stream().map(one -> ids.of(one.id())).sorted().toList();
  }
}
