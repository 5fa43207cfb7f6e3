package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules that admit everybody on every port: everybody there is, every pod of the cluster, or the
 * internet, in however many blocks and rules (Kubernetes API, NetworkPolicyPeer: an empty selector
 * of namespaces selects all of them; rules and peers of a policy, and policies, add up).
 */
final class Openings {
  private final List<SourceRef> opening = new ArrayList<>();
  private final List<SourceRef> naming = new ArrayList<>();
  private Addresses named = Addresses.none();

  private Openings() {}

  /** Where policies that select the same pods admit everybody in a direction, if they do. */
  static List<SourceRef> of(List<PolicySpec> policies, boolean isInwards) {
    Openings all = new Openings();
    for (PolicySpec policy : policies) {
      (isInwards ? policy.ingress() : policy.egress())
          .stream()
              .filter(rule -> rule.ports().isEmpty())
              .forEach(rule -> all.take(rule, policy.object().at(rule.where())));
    }
    return all.found();
  }

  private void take(PolicySpec.Rule rule, SourceRef where) {
    if (rule.peers().isEmpty() || rule.peers().stream().anyMatch(Openings::isWholeCluster)) {
      opening.add(where);
      return;
    }
    Addresses blocks =
        Addresses.unionOf(rule.peers().stream().flatMap(peer -> peer.block().stream()).toList())
            .intersect(Addresses.GLOBAL);
    if (!blocks.isEmpty()) {
      named = named.union(blocks);
      naming.add(where);
    }
  }

  private static boolean isWholeCluster(PolicySpec.Peer peer) {
    return peer.namespaces().filter(Selector::isEverything).isPresent()
        && peer.pods().filter(pods -> !pods.isEverything()).isEmpty();
  }

  /** As wide as expressions take for the internet: a /16 of IPv4 or a /32 of IPv6. */
  private List<SourceRef> found() {
    if (named.isOpenToInternet(16, 32)) {
      opening.addAll(naming);
    }
    return List.copyOf(opening);
  }
}
