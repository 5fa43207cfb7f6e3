package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Unmodelled;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.read.EvidenceReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Kubernetes manifests become the cluster they declare: namespaces, workloads, network policies and
 * what exposes workloads. Each source is a cluster of its own.
 */
public final class KubernetesReader implements EvidenceReader {
  private static final String PROVIDER = "kubernetes";

  /** What a controller that ends connections is told by. */
  private static final Set<String> CONTROLLED =
      Set.of("Ingress", "Gateway", "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute");

  @Override
  public boolean reads(Evidence evidence) {
    return evidence.request().source().provider().equals(PROVIDER);
  }

  @Override
  public Plane plane() {
    return Plane.DECLARED;
  }

  @Override
  public NetworkModel read(EvidenceSet evidence, EvidenceContent content, ZoneAssignment zones) {
    Map<EvidenceSource, List<Evidence>> bySource = new TreeMap<>();
    evidence.gaps().stream()
        .map(gap -> gap.request().source())
        .filter(source -> source.provider().equals(PROVIDER))
        .forEach(source -> bySource.put(source, new ArrayList<>()));
    evidence.items().stream()
        .filter(this::reads)
        .forEach(
            item ->
                bySource
                    .computeIfAbsent(item.request().source(), source -> new ArrayList<>())
                    .add(item));
    NetworkModel network = NetworkModel.empty(Plane.DECLARED);
    for (Map.Entry<EvidenceSource, List<Evidence>> entry : bySource.entrySet()) {
      List<CollectionGap> gaps =
          evidence.gaps().stream()
              .filter(gap -> gap.request().source().equals(entry.getKey()))
              .toList();
      network = network.and(cluster(new Cluster(entry.getKey(), entry.getValue(), content, gaps)));
    }
    return network;
  }

  private static NetworkModel cluster(Cluster cluster) {
    Ids ids = new Ids(cluster.source());
    Reach reach = new Reach(cluster);
    Doubts doubts = new Doubts();
    List<Unmodelled> unmodelled = new ArrayList<>(OtherPolicies.told(cluster, reach, ids, doubts));
    Tiers tiers = new Tiers(ids);
    unmodelled.addAll(new AdminPolicies(cluster, reach, ids, doubts, tiers).read());
    unmodelled.addAll(new CiliumPolicies(cluster, reach, ids, doubts, tiers).read());
    List<Resource> resources = new ArrayList<>(new Exposures(cluster, reach, ids).resources());
    Policies policies = new Policies(cluster, reach, ids, doubts);
    unmodelled.addAll(policies.unmodelled());
    for (Pods pods : reach.all()) {
      SourceRef own = pods.object().source();
      cluster
          .gaps()
          .forEach(gap -> doubts.add(List.of(pods), unread(gap), gap.where().orElse(own)));
    }
    resources.addAll(policies.resources());
    resources.addAll(tiers.rules());
    Closings closings = new Closings(tiers.rules(), ids);
    resources.addAll(new Workloads(cluster, policies, ids, doubts, closings).resources());
    return new NetworkModel(
        Plane.DECLARED, resources, enumerations(cluster), unmodelled, notes(cluster));
  }

  private static String unread(CollectionGap gap) {
    return "not every manifest is known: %s %s%s"
        .formatted(
            gap.request().display(),
            gap.reason().words(),
            gap.detail().isEmpty() ? "" : ", " + gap.detail());
  }

  /**
   * A cluster has nothing of what only clouds have, and that is known; of its nodes' own firewalls
   * manifests say nothing.
   */
  private static List<Enumeration> enumerations(Cluster cluster) {
    return Arrays.stream(Kind.values())
        .filter(kind -> !Kind.OF_HOSTS.contains(kind))
        .map(
            kind ->
                new Enumeration(
                    cluster.source(),
                    kind,
                    Kind.OF_CLUSTERS.contains(kind) ? cluster.gaps() : List.of()))
        .toList();
  }

  private static List<String> notes(Cluster cluster) {
    List<String> notes = new ArrayList<>();
    notes.add(
        cluster.source().id()
            + ": network policies are read as if the cluster's network plugin enforced them, for"
            + " every protocol; no manifest shows whether it does");
    if (cluster.withoutNamespace() > 0) {
      notes.add(
          "%s: %d workloads name no namespace and are read as of \"default\""
              .formatted(cluster.source().id(), cluster.withoutNamespace()));
    }
    long controlled =
        cluster.objects().stream()
            .filter(object -> CONTROLLED.contains(object.kind()))
            .filter(object -> object.group().endsWith("networking.k8s.io"))
            .count();
    if (controlled > 0) {
      notes.add(
          "%s: %d objects (Ingress, Gateway or its routes) hand connections on through a controller"
                  .formatted(cluster.source().id(), controlled)
              + " and are not read: what they publish is not in the answer");
    }
    return notes;
  }
}
