package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.network.TieredRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes rules with a place in an order: one for each rule, peer and meaning of its ports. */
final class Tiers {
  static final String INGRESS = "ingress";
  static final String EGRESS = "egress";

  /**
   * Place of the admin tier, that of network policies being 0; apart as far as Calico has them, so
   * that tiers of its own fit between (projectcalico/calico, KubeAdminTierOrder, DefaultTierOrder,
   * KubeBaselineTierOrder).
   */
  static final long ADMIN = -999_000_000L;

  static final long NETWORK_POLICIES = 0;
  static final long BASELINE = 9_000_000_000L;

  private final Ids ids;
  private final List<TieredRule> rules = new ArrayList<>();

  Tiers(Ids ids) {
    this.ids = ids;
  }

  List<TieredRule> rules() {
    return List.copyOf(rules);
  }

  void add(TierDraft draft) {
    if (draft.isIngress()) {
      // A name is one of the pods that the policy is for: they are the destination.
      byMeaning(draft.traffic(), draft.targets())
          .forEach((traffic, targets) -> add(draft, traffic, targets, draft.peers()));
      return;
    }
    Traffic alike = draft.traffic().withoutNames();
    Map<Traffic, Reach.Chosen> meanings = byMeaning(draft.traffic(), draft.peers().pods());
    Reach.Chosen likewise = meanings.getOrDefault(alike, new Reach.Chosen(List.of(), List.of()));
    add(draft, alike, draft.targets(), draft.peers().withPods(likewise));
    meanings.forEach(
        (traffic, pods) -> {
          if (!traffic.equals(alike)) {
            add(draft, traffic, draft.targets(), draft.peers().onlyPods(pods));
          }
        });
  }

  private static Map<Traffic, Reach.Chosen> byMeaning(Traffic traffic, Reach.Chosen pods) {
    Map<Traffic, Reach.Chosen> meanings = new LinkedHashMap<>();
    pods.sure().forEach(one -> meaning(meanings, traffic.at(one)).sure().add(one));
    pods.possible().forEach(one -> meaning(meanings, traffic.at(one)).possible().add(one));
    return meanings;
  }

  private static Reach.Chosen meaning(Map<Traffic, Reach.Chosen> meanings, Traffic traffic) {
    return meanings.computeIfAbsent(
        traffic, key -> new Reach.Chosen(new ArrayList<>(), new ArrayList<>()));
  }

  private void add(TierDraft draft, Traffic traffic, Reach.Chosen targets, Peers peers) {
    boolean isForNobody = targets.sure().isEmpty() && targets.possible().isEmpty();
    if (isForNobody || peers.isNobody() || traffic.isEmpty()) {
      return;
    }
    SourceRef source = draft.policy().at(draft.where());
    rules.add(
        new TieredRule(
            header(draft, traffic, source),
            draft.policy().display(),
            draft.direction(),
            Fact.known(draft.tier(), source),
            Fact.known(draft.rank(), source),
            Fact.known((long) draft.index(), source),
            Fact.known(draft.action(), source),
            Fact.known(draft.isForAll(), source),
            Fact.known(names(targets.sure()), source),
            Fact.known(names(targets.possible()), source),
            Fact.known(Packets.of(traffic.sure()), source),
            Fact.known(Packets.of(traffic.possible()), source),
            Fact.known(peers.blocks(), source),
            Fact.known(peers.possibleBlocks(), source),
            Fact.known(peers.doBlocksMeanPods(), source),
            Fact.known(names(peers.pods().sure()), source),
            Fact.known(names(peers.pods().possible()), source),
            Fact.known(
                peers.areAllPods() && Packets.of(traffic.sure()).equals(Packets.all()), source),
            Fact.known(peers.doubt(), source)));
  }

  private ResourceHeader header(TierDraft draft, Traffic traffic, SourceRef source) {
    KubeObject policy = draft.policy();
    String name = policy.display() + " " + draft.place();
    return new ResourceHeader(
        ids.of(policy.group() + "/" + Ids.workload(policy))
            + "#"
            + draft.place()
            + " "
            + traffic.possible(),
        policy.name() + " " + draft.place(),
        name,
        ids.cluster(),
        Plane.DECLARED,
        Tags.none(source),
        source);
  }

  private List<String> names(List<Pods> pods) {
    return pods.stream().map(one -> ids.of(one.id())).sorted().toList();
  }
}
