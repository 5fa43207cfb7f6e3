package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Unmodelled;
import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * Policies of Cilium (cilium.io/v2): what a deny rule matches is refused whatever else admits it,
 * what an allow rule or a network policy admits passes, and a pod that a policy is for in a
 * direction is closed in it to the rest (Cilium documentation, policy enforcement modes, deny
 * policies; agents run in mode "default").
 */
final class CiliumPolicies {
  /** Places in the tier of network policies, which have rank 0. */
  private static final long DENYING = -2;

  private static final long ADMITTING = -1;
  private static final long CLOSING = Long.MAX_VALUE;

  private final Cluster cluster;
  private final Reach reach;
  private final Ids ids;
  private final Doubts doubts;
  private final Tiers tiers;
  private final List<Unmodelled> unmodelled = new ArrayList<>();

  CiliumPolicies(Cluster cluster, Reach reach, Ids ids, Doubts doubts, Tiers tiers) {
    this.cluster = cluster;
    this.reach = reach;
    this.ids = ids;
    this.doubts = doubts;
    this.tiers = tiers;
  }

  static boolean isOne(KubeObject object) {
    return object.group().equals("cilium.io")
        && object.version().equals("v2")
        && (object.kind().equals("CiliumNetworkPolicy") || isClusterwide(object));
  }

  private static boolean isClusterwide(KubeObject object) {
    return object.kind().equals("CiliumClusterwideNetworkPolicy");
  }

  /** Reads them all; tells what is not understood. */
  List<Unmodelled> read() {
    cluster.objects().stream().filter(CiliumPolicies::isOne).forEach(this::read);
    return List.copyOf(unmodelled);
  }

  private void read(KubeObject object) {
    List<TierDraft> drafts = new ArrayList<>();
    try {
      List<Node> rules = new ArrayList<>(Fields.list(object.root(), "specs"));
      object.root().value("spec").ifPresent(rules::add);
      for (int i = 0; i < rules.size(); i++) {
        rule(object, rules.get(i), rules.size() == 1 ? "" : "rule " + i + " ", drafts);
      }
    } catch (MalformedException malformed) {
      SourceRef where = SourceRef.atLine(object.digest(), object.path(), malformed.line());
      String reason = object.display() + " is not understood: " + malformed.getMessage();
      doubts.add(isClusterwide(object) ? reach.all() : reach.in(object.namespace()), reason, where);
      unmodelled.add(new Unmodelled(ids.of(Ids.workload(object)), reason, where));
      return;
    }
    drafts.forEach(tiers::add);
  }

  private void rule(KubeObject object, Node node, String place, List<TierDraft> drafts) {
    Mapping rule =
        Fields.only(
            node,
            "endpointSelector",
            "nodeSelector",
            "ingress",
            "ingressDeny",
            "egress",
            "egressDeny",
            "enableDefaultDeny",
            "labels",
            "description",
            "log");
    if (rule.value("nodeSelector").isPresent()) {
      doubts.add(
          reach.all().stream().filter(Pods::useHostNetwork).toList(),
          object.display() + " is for nodes, and is not modelled",
          object.at(node));
      return;
    }
    Node selector = Fields.needed(rule, "endpointSelector");
    Reach.Chosen targets = targets(object, selector);
    boolean isForAll = CiliumLabels.selector(selector).isEverything();
    Direction ingress = new Direction(object, place, Tiers.INGRESS, "from", isForAll, targets);
    Direction egress = new Direction(object, place, Tiers.EGRESS, "to", isForAll, targets);
    direction(ingress, rule, drafts);
    direction(egress, rule, drafts);
  }

  private Reach.Chosen targets(KubeObject object, Node node) {
    Selector selector = CiliumLabels.selector(node);
    return reach.ofOwnNetwork(
        pods -> {
          boolean isHere =
              isClusterwide(object) || pods.object().namespace().equals(object.namespace());
          return Match.of(isHere)
              .and(selector.chooses(CiliumLabels.of(pods, reach.namespaceOf(pods))));
        });
  }

  /** One direction of one rule. */
  private record Direction(
      KubeObject object,
      String place,
      String word,
      String peers,
      boolean isForAll,
      Reach.Chosen targets) {}

  private void direction(Direction direction, Mapping rule, List<TierDraft> drafts) {
    List<Node> admitting = Fields.list(rule, direction.word());
    List<Node> denying = Fields.list(rule, direction.word() + "Deny");
    add(direction, denying, DENYING, "deny", drafts);
    add(direction, admitting, ADMITTING, "allow", drafts);
    boolean isGiven = !admitting.isEmpty() || !denying.isEmpty();
    Mapping closing = KubeObject.mapping(rule, "enableDefaultDeny");
    boolean isClosing =
        closing.value(direction.word()).isPresent()
            ? Fields.truth(closing, direction.word())
            : isGiven;
    if (isClosing) {
      drafts.add(
          draft(direction, rule, CLOSING, "deny", Traffic.ALL, Peers.EVERYBODY)
              .at(0, direction.place() + direction.word() + "/closing"));
    }
  }

  private void add(
      Direction direction, List<Node> rules, long rank, String action, List<TierDraft> drafts) {
    CiliumPeers peers =
        new CiliumPeers(reach, direction.object(), isClusterwide(direction.object()));
    for (int i = 0; i < rules.size(); i++) {
      Mapping rule = Fields.asMapping(rules.get(i));
      Traffic traffic = CiliumPorts.of(rule);
      String effect = CiliumPorts.isInspecting(rule) ? "unknown" : action;
      List<CiliumPeers.Named> all = peers.of(rules.get(i), direction.peers());
      for (int j = 0; j < all.size(); j++) {
        String section = direction.word() + (action.equals("deny") ? "Deny" : "");
        drafts.add(
            draft(direction, all.get(j).where(), rank, effect, traffic, all.get(j).peers())
                .at(i, direction.place() + section + "/" + i + "/" + j));
      }
    }
  }

  private static TierDraft draft(
      Direction direction, Node where, long rank, String action, Traffic traffic, Peers peers) {
    return new TierDraft(
        direction.object(),
        Tiers.NETWORK_POLICIES,
        rank,
        0,
        direction.word(),
        "",
        where,
        action,
        direction.isForAll(),
        direction.targets(),
        traffic,
        peers);
  }
}
