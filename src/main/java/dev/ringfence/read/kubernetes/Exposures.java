package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import dev.ringfence.network.Exposure;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What leads into a cluster: services, ports of nodes, and pods on the network of their nodes. */
final class Exposures {
  private static final String NODES =
      "whether its nodes have addresses on the internet is in no manifest";

  private final Cluster cluster;
  private final Reach reach;
  private final Ids ids;
  private final List<Resource> found = new ArrayList<>();

  Exposures(Cluster cluster, Reach reach, Ids ids) {
    this.cluster = cluster;
    this.reach = reach;
    this.ids = ids;
  }

  List<Resource> resources() {
    for (KubeObject object : cluster.of("", "Service")) {
      try {
        service(ServiceSpec.of(object));
      } catch (MalformedException malformed) {
        cluster.gap(object, malformed);
      }
    }
    reach.all().forEach(this::pods);
    return List.copyOf(found);
  }

  private void service(ServiceSpec service) {
    if (service.type().equals("ExternalName")) {
      return;
    }
    KubeObject object = service.object();
    if (service.type().equals("LoadBalancer")) {
      service(service, "load-balancer", service.sources(), service.isPublic());
    }
    if (service.hasNodePorts()) {
      service(service, "node-port", Addresses.all(), Fact.unknown(NODES, object.source()));
    }
    if (service.hasExternalAddresses()) {
      service(service, "external-address", Addresses.all(), Fact.unknown(NODES, object.source()));
    }
  }

  private void service(
      ServiceSpec service, String type, Addresses sources, Fact<Boolean> isReachable) {
    KubeObject object = service.object();
    List<Pods> behind = new ArrayList<>();
    service
        .selector()
        .ifPresent(
            selector -> {
              Reach.Chosen chosen = reach.chosen(selector, object.namespace());
              behind.addAll(chosen.sure());
              behind.addAll(chosen.possible());
            });
    if (behind.isEmpty()) {
      add(object, object.root(), "", type, Services.none(), sources, isReachable, service);
    }
    for (Pods pods : behind) {
      Services arriving =
          Services.unionOf(service.ports().stream().map(port -> port.at(pods)).toList());
      add(object, object.root(), ids.of(pods.id()), type, arriving, sources, isReachable, service);
    }
  }

  private void add(
      KubeObject object,
      Node where,
      String workload,
      String type,
      Services traffic,
      Addresses sources,
      Fact<Boolean> isReachable,
      ServiceSpec service) {
    Fact<Boolean> keeps = Fact.known(service.keepsClientAddress(), object.source());
    add(object, where, workload, type, traffic, sources, isReachable, keeps);
  }

  private void pods(Pods pods) {
    KubeObject object = pods.object();
    Fact<Boolean> isReachable = Fact.unknown(NODES, object.source());
    Fact<Boolean> keeps = Fact.known(true, object.source());
    String id = ids.of(pods.id());
    if (pods.useHostNetwork()) {
      Node where = pods.spec().value("hostNetwork").orElse(object.root());
      add(object, where, id, "host-network", Services.all(), Addresses.all(), isReachable, keeps);
      return;
    }
    for (Pods.ContainerPort port : pods.ports()) {
      if (port.hostPort().isPresent()) {
        Services traffic = Services.of(port.protocol(), Ports.all(), Ports.of(port.number()));
        add(object, port.where(), id, "host-port", traffic, Addresses.all(), isReachable, keeps);
      }
    }
  }

  private void add(
      KubeObject object,
      Node where,
      String workload,
      String type,
      Services traffic,
      Addresses sources,
      Fact<Boolean> isReachable,
      Fact<Boolean> keepsClientAddress) {
    String suffix = "#" + type + (type.equals("host-port") ? " " + traffic : "");
    String name = object.namespace() + "/" + object.name();
    found.add(
        new Exposure(
            new ResourceHeader(
                ids.of(Ids.workload(object)) + suffix + (workload.isEmpty() ? "" : ">" + workload),
                name,
                name,
                ids.cluster(),
                Plane.DECLARED,
                tags(object),
                object.at(where)),
            Fact.known(object.namespace(), object.source()),
            workload,
            Fact.known(type, object.at(where)),
            Fact.known(Packets.of(traffic), object.at(where)),
            Fact.known(sources, object.source()),
            isReachable,
            keepsClientAddress));
  }

  private static Tags tags(KubeObject object) {
    SortedMap<String, Fact<String>> tags = new TreeMap<>();
    object.labels().forEach((key, value) -> tags.put(key, Fact.known(value, object.source())));
    return new Tags(tags, object.source());
  }
}
