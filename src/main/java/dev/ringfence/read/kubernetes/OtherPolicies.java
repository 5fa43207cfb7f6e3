package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Unmodelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Policies that this version knows and does not understand: each may admit or refuse anything to
 * and from the pods it may be for.
 */
final class OtherPolicies {
  private static final Map<String, Set<String>> POLICIES =
      Map.of(
          "extensions", Set.of("NetworkPolicy"),
          "policy.networking.k8s.io",
              Set.of("AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy"),
          "cilium.io", Set.of("CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy"),
          "projectcalico.org", Set.of("NetworkPolicy", "GlobalNetworkPolicy", "Tier"),
          "crd.projectcalico.org", Set.of("NetworkPolicy", "GlobalNetworkPolicy", "Tier"),
          "security.istio.io", Set.of("AuthorizationPolicy", "PeerAuthentication"),
          "networking.istio.io", Set.of("Sidecar"),
          "policy.linkerd.io",
              Set.of(
                  "Server",
                  "ServerAuthorization",
                  "AuthorizationPolicy",
                  "HTTPLocalRateLimitPolicy"),
          "crd.antrea.io", Set.of("NetworkPolicy", "ClusterNetworkPolicy"));

  /** Where a policy of Istio is for the whole mesh (Istio, MeshConfig.rootNamespace). */
  private static final String MESH_ROOT = "istio-system";

  /** Those of no namespace. */
  private static final Set<String> CLUSTER_WIDE =
      Set.of(
          "AdminNetworkPolicy",
          "BaselineAdminNetworkPolicy",
          "ClusterNetworkPolicy",
          "CiliumClusterwideNetworkPolicy",
          "GlobalNetworkPolicy",
          "Tier");

  private OtherPolicies() {}

  /** Adds what policies make doubtful; each is told as well. */
  static List<Unmodelled> told(Cluster cluster, Reach reach, Ids ids, Doubts doubts) {
    List<Unmodelled> told = new ArrayList<>();
    for (KubeObject object : cluster.objects()) {
      reason(object)
          .ifPresent(
              reason -> {
                SourceRef source = object.source();
                boolean isOfOne =
                    !CLUSTER_WIDE.contains(object.kind()) && !object.namespace().equals(MESH_ROOT);
                doubts.add(isOfOne ? reach.in(object.namespace()) : reach.all(), reason, source);
                told.add(new Unmodelled(ids.of(Ids.workload(object)), reason, source));
              });
    }
    return told;
  }

  private static Optional<String> reason(KubeObject object) {
    boolean isOther =
        POLICIES.getOrDefault(object.group(), Set.of()).contains(object.kind())
            || (object.group().equals("networking.k8s.io")
                && object.kind().equals("NetworkPolicy")
                && !object.version().equals("v1"));
    return isOther && !AdminPolicies.isOne(object) && !CiliumPolicies.isOne(object)
        ? Optional.of(
            object.display()
                + " of "
                + object.group()
                + "/"
                + object.version()
                + " is not modelled")
        : Optional.empty();
  }
}
