package dev.ringfence.flow;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.network.ClusterNamespace;
import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Route;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.Tags;
import dev.ringfence.network.VirtualNetwork;
import dev.ringfence.network.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Clusters in the terms of the analysis: each is a network, each namespace a subnet of it and each
 * workload an interface there, with stand-ins for addresses.
 *
 * @param network the model with these beside what it has
 * @param rules of the filters of workloads, by filter
 * @param addresses stand-ins
 * @param clusters the model's sources that are clusters, by the id of the network they became
 */
record PodNetworks(
    NetworkModel network,
    Map<String, PodRules> rules,
    PodAddresses addresses,
    Map<String, EvidenceSource> clusters) {

  /** Names for the stand-ins. */
  StandIns standIns() {
    return StandIns.of(network.of(Workload.class).toList(), addresses);
  }

  static PodNetworks of(NetworkModel network) {
    List<Workload> workloads = network.of(Workload.class).toList();
    PodAddresses addresses = new PodAddresses(workloads);
    Map<EvidenceSource, List<Workload>> bySource = new TreeMap<>();
    for (Workload workload : workloads) {
      bySource
          .computeIfAbsent(workload.header().origin(), source -> new ArrayList<>())
          .add(workload);
    }
    List<Resource> resources = new ArrayList<>(network.resources());
    Map<String, PodRules> rules = new HashMap<>();
    Map<String, EvidenceSource> clusters = new LinkedHashMap<>();
    bySource.forEach(
        (source, own) -> {
          String id = source.id() + "/pods";
          clusters.put(id, source);
          PodFilters filters = new PodFilters(id, own, network, addresses);
          filters
              .filters()
              .forEach(
                  filter -> {
                    rules.put(filter.filter().id(), filter);
                    resources.add(filter.filter());
                  });
          resources.addAll(new Cluster(id, own, network, addresses, filters).resources());
        });
    return workloads.isEmpty()
        ? new PodNetworks(network, Map.of(), addresses, Map.of())
        : new PodNetworks(
            new NetworkModel(
                network.plane(),
                resources,
                network.enumerations(),
                network.unmodelled(),
                network.notes()),
            rules,
            addresses,
            clusters);
  }

  /** One cluster on its way. */
  private record Cluster(
      String id,
      List<Workload> workloads,
      NetworkModel model,
      PodAddresses addresses,
      PodFilters filters) {

    List<Resource> resources() {
      Workload first = workloads.get(0);
      List<Resource> resources = new ArrayList<>();
      resources.add(network(first));
      Map<String, List<Workload>> byNamespace = new LinkedHashMap<>();
      for (Workload workload : workloads) {
        byNamespace.computeIfAbsent(workload.namespaceId(), key -> new ArrayList<>()).add(workload);
        resources.add(networkInterface(workload));
      }
      Fact<List<Route>> routes = Fact.known(List.of(route(first)), first.header().source());
      byNamespace.forEach((namespace, own) -> resources.add(subnet(namespace, own, routes)));
      return resources;
    }

    private ResourceHeader header(String headerId, String name, Tags tags, Workload like) {
      return new ResourceHeader(
          headerId,
          name,
          name,
          like.header().origin(),
          Plane.DECLARED,
          tags,
          like.header().source());
    }

    private static <T> Fact<T> known(T value, Workload like) {
      return Fact.known(value, like.header().source());
    }

    private VirtualNetwork network(Workload like) {
      String name = "pods of " + like.header().origin().account();
      return new VirtualNetwork(
          header(id, name, Tags.none(like.header().source()), like),
          known(PodAddresses.ALL, like),
          known(false, like),
          known(List.of(), like),
          known(List.of(), like),
          known(true, like),
          known("off", like));
    }

    private Route route(Workload like) {
      List<Addresses> blocks =
          Stream.of(Family.values()).map(family -> PodAddresses.ALL.family(family)).toList();
      return new Route(
          header(id + "#local", "local", Tags.none(like.header().source()), like),
          id,
          known(PodAddresses.ALL, like),
          known(blocks, like),
          known(false, like),
          known("local", like),
          known("local", like),
          known(true, like),
          known(List.of(), like),
          known(Addresses.none(), like));
    }

    private Subnet subnet(String namespace, List<Workload> own, Fact<List<Route>> routes) {
      Workload like = own.get(0);
      String name = like.namespaceName().valueIfKnown().orElse(namespace);
      Tags tags =
          declared(namespace)
              .map(found -> found.header().tags())
              .orElse(Tags.none(like.header().source()));
      return new Subnet(
          header(namespace + "/pods", name, tags, like),
          id,
          known(addresses.of(own.stream().map(Workload::id).toList()), like),
          known("", like),
          tier(like),
          known(false, like),
          known(false, like),
          known(false, like),
          routes,
          known(List.of(), like),
          known(List.of(), like),
          known("", like));
    }

    private Optional<ClusterNamespace> declared(String namespace) {
      return model
          .of(ClusterNamespace.class)
          .filter(found -> found.id().equals(namespace))
          .findFirst();
    }

    private Fact<String> tier(Workload workload) {
      return declared(workload.namespaceId())
          .map(ClusterNamespace::tier)
          .orElse(workload.namespaceName());
    }

    private NetworkInterface networkInterface(Workload workload) {
      return new NetworkInterface(
          workload.header(),
          id,
          workload.namespaceId() + "/pods",
          tier(workload),
          known("workload", workload),
          known("", workload),
          known(addresses.of(workload.id()), workload),
          known(Addresses.none(), workload),
          Fact.known(filters.of(workload), sources(workload)),
          known(true, workload));
    }

    private static List<SourceRef> sources(Workload workload) {
      return workload.policies().sources();
    }
  }
}
