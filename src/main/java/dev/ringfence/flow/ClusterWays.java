package dev.ringfence.flow;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Exposure;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Workload;
import dev.ringfence.network.Zone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In and out of clusters: out by their nodes, in by what exposes workloads. What lies around the
 * nodes is in no manifest, so only a load balancer that says so certainly leads in.
 */
final class ClusterWays implements Ways.Finder {
  private static final Map<String, String> WORDS =
      Map.of(
          "load-balancer", "load balancer ",
          "node-port", "node port ",
          "external-address", "external address ",
          "host-port", "host port ",
          "host-network", "host network ");

  private static final Addresses AROUND =
      Addresses.all().minus(Addresses.INTERNET).minus(PodAddresses.ALL);

  private final PodNetworks pods;
  private final Map<EvidenceSource, List<Exposure>> exposures = new HashMap<>();

  ClusterWays(PodNetworks pods) {
    this.pods = pods;
    for (EvidenceSource source : pods.clusters().values()) {
      exposures.put(
          source,
          pods.network()
              .of(Exposure.class)
              .filter(exposure -> exposure.header().origin().equals(source))
              .filter(exposure -> !exposure.workload().isEmpty())
              .toList());
    }
  }

  private static boolean isAround(Outside outside) {
    return outside.zone().equals(Zone.OTHER_NETWORKS);
  }

  private static boolean isConcerned(Outside outside) {
    return outside.zone().equals(Zone.INTERNET) || isAround(outside);
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    EvidenceSource cluster = pods.clusters().get(from.virtualNetwork());
    if (cluster == null || !isConcerned(to)) {
      return;
    }
    ways.add(
        Way.via("out of the cluster", from, to)
            .to(isAround(to) ? AROUND : Addresses.INTERNET)
            .request(
                around(
                    cluster,
                    "what the network around the nodes lets out of the cluster is in no manifest"))
            .build());
  }

  @Override
  public void inwards(Outside from, Segment to, List<Way> ways) {
    EvidenceSource cluster = pods.clusters().get(to.virtualNetwork());
    if (cluster == null || !isConcerned(from)) {
      return;
    }
    if (isAround(from)) {
      ways.add(
          Way.via("into the cluster", from, to)
              .from(AROUND)
              .request(
                  around(
                      cluster,
                      "whether pods can be sent to from around the nodes is in no manifest"))
              .build());
    }
    exposures
        .getOrDefault(cluster, List.of())
        .forEach(exposure -> exposed(exposure, from, to, ways));
  }

  private void exposed(Exposure exposure, Outside from, Segment to, List<Way> ways) {
    boolean isInside = exposure.isReachable().valueIfKnown().filter(yes -> !yes).isPresent();
    Addresses pod = pods.addresses().of(exposure.workload());
    if (pod.isEmpty() || (isInside && !isAround(from))) {
      return;
    }
    Addresses beyond = isAround(from) ? AROUND : Addresses.INTERNET;
    Area sources = Area.of(exposure.sources()).within(beyond);
    Span arriving =
        exposure
            .traffic()
            .fold(known -> Span.of(known.value()), unknown -> Span.maybe(Packets.all()))
            .map(packets -> packets.toDestinations(pod));
    String name =
        WORDS.getOrDefault(exposure.type().valueIfKnown().orElse(""), "exposure ")
            + exposure.header().name();
    ways.add(
        Way.via(name, from, to)
            .scope(new Scope(sources.asSources(), name, doubts(name, exposure.sources())))
            .scope(new Scope(arriving, name, doubts(name, exposure.traffic())))
            .request(stage(exposure, name, isAround(from)))
            .build());
  }

  private static List<Doubt> doubts(String name, Fact<?> fact) {
    return fact instanceof Fact.Unknown<?> unknown
        ? List.of(new Doubt(name + ": " + unknown.reason(), unknown.sources()))
        : List.of();
  }

  private static Stage stage(Exposure exposure, String name, boolean isAround) {
    List<SourceRef> sources = List.of(exposure.header().source());
    if (isAround) {
      return FixedStage.unknown(
          Hop.Kind.GATEWAY,
          exposure.id(),
          name,
          "whether " + name + " can be sent to from around the nodes is in no manifest",
          sources);
    }
    return exposure
        .isReachable()
        .<Stage>fold(
            known ->
                FixedStage.open(
                    Hop.Kind.GATEWAY, exposure.id(), name, name + " hands it on", sources),
            unknown ->
                FixedStage.unknown(
                    Hop.Kind.GATEWAY,
                    exposure.id(),
                    name,
                    name + ": " + unknown.reason(),
                    sources));
  }

  private Stage around(EvidenceSource cluster, String reason) {
    List<SourceRef> sources =
        pods.network()
            .of(Workload.class)
            .filter(workload -> workload.header().origin().equals(cluster))
            .findFirst()
            .map(workload -> List.of(workload.header().source()))
            .orElse(List.of());
    return FixedStage.unknown(Hop.Kind.GATEWAY, cluster.id(), cluster.account(), reason, sources);
  }
}
