package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Unmodelled;
import dev.ringfence.read.kubernetes.AdminPolicySpec.Peer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Policies of whoever runs a cluster: they come before network policies, or after them. */
final class AdminPolicies {
  private final Cluster cluster;
  private final Reach reach;
  private final Ids ids;
  private final Doubts doubts;
  private final Tiers tiers;
  private final List<Unmodelled> unmodelled = new ArrayList<>();
  private final Set<Pods> ofFirstKind = new HashSet<>();

  AdminPolicies(Cluster cluster, Reach reach, Ids ids, Doubts doubts, Tiers tiers) {
    this.cluster = cluster;
    this.reach = reach;
    this.ids = ids;
    this.doubts = doubts;
    this.tiers = tiers;
  }

  /** Whether it is one of these, in a version that is understood. */
  static boolean isOne(KubeObject object) {
    return object.group().equals(AdminPolicySpec.GROUP)
        && switch (object.kind()) {
          case "AdminNetworkPolicy", "BaselineAdminNetworkPolicy" ->
              object.version().equals("v1alpha1");
          case "ClusterNetworkPolicy" ->
              object.version().equals("v1alpha2") || object.version().equals("v1beta1");
          default -> false;
        };
  }

  /** Reads them all; tells what is not understood. */
  List<Unmodelled> read() {
    cluster.objects().stream()
        .filter(AdminPolicies::isOne)
        .filter(object -> !isOfSecondKind(object))
        .forEach(this::read);
    cluster.objects().stream()
        .filter(AdminPolicies::isOne)
        .filter(AdminPolicies::isOfSecondKind)
        .forEach(this::read);
    return List.copyOf(unmodelled);
  }

  private static boolean isOfSecondKind(KubeObject object) {
    return object.kind().equals("ClusterNetworkPolicy");
  }

  private void read(KubeObject object) {
    AdminPolicySpec spec;
    try {
      spec = AdminPolicySpec.of(object);
    } catch (MalformedException malformed) {
      // The API refuses it, so that it does nothing; or it knows more than this version.
      SourceRef where = SourceRef.atLine(object.digest(), object.path(), malformed.line());
      String reason = object.display() + " is not understood: " + malformed.getMessage();
      doubts.add(reach.all(), reason, where);
      unmodelled.add(new Unmodelled(ids.of(Ids.workload(object)), reason, where));
      return;
    }
    Reach.Chosen subject = chosen(spec.subject());
    kinds(object, subject);
    rules(spec, Tiers.INGRESS, spec.ingress(), subject);
    rules(spec, Tiers.EGRESS, spec.egress(), subject);
  }

  /** The newer API takes the place of the older; what both in one cluster mean is not defined. */
  private void kinds(KubeObject object, Reach.Chosen subject) {
    List<Pods> all = new ArrayList<>(subject.sure());
    all.addAll(subject.possible());
    if (isOfSecondKind(object)) {
      all.retainAll(ofFirstKind);
      doubts.add(
          all,
          object.display()
              + " is for it as well as an admin network policy of the older API, and which of them"
              + " comes first is not defined",
          object.source());
    } else {
      ofFirstKind.addAll(all);
    }
  }

  private Reach.Chosen chosen(AdminPolicySpec.NamespacedPods pods) {
    return reach.ofOwnNetwork(pods.namespaces(), pods.pods());
  }

  private void rules(
      AdminPolicySpec spec,
      String direction,
      List<AdminPolicySpec.Rule> rules,
      Reach.Chosen subject) {
    for (int i = 0; i < rules.size(); i++) {
      AdminPolicySpec.Rule rule = rules.get(i);
      for (int j = 0; j < rule.peers().size(); j++) {
        Peer peer = rule.peers().get(j);
        // One with a field that is not known must be taken for one that denies.
        boolean mayDeny = peer instanceof Peer.Foreign && rule.action().equals("pass");
        tiers.add(
            new TierDraft(
                spec.object(),
                spec.tier(),
                spec.priority(),
                i,
                direction,
                direction + "/" + i + "/" + j,
                peer.where(),
                mayDeny ? "unknown" : rule.action(),
                spec.subject().pods().isEverything(),
                subject,
                rule.traffic(),
                peers(peer)));
      }
    }
  }

  private Peers peers(Peer peer) {
    if (peer instanceof Peer.Chosen chosen) {
      AdminPolicySpec.NamespacedPods pods = chosen.pods();
      return Peers.of(chosen(pods))
          .withAllPods(pods.namespaces().isEverything() && pods.pods().isEverything());
    }
    if (peer instanceof Peer.Networks networks) {
      return Peers.of(networks.blocks());
    }
    if (peer instanceof Peer.Nodes) {
      return new Peers(
          new Reach.Chosen(List.of(), reach.all().stream().filter(Pods::useHostNetwork).toList()),
          Addresses.none(),
          Addresses.all(),
          false,
          false,
          "the addresses of nodes are in no manifest");
    }
    return Peers.unknown(
        peer instanceof Peer.Foreign foreign
            ? foreign.field() + " is not modelled"
            : "the addresses of a domain are in no manifest");
  }
}
