package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Ports;
import dev.ringfence.network.ClusterNamespace;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The workloads and namespaces of a cluster. */
final class Workloads {
  private final Cluster cluster;
  private final Policies policies;
  private final Ids ids;
  private final Doubts doubts;
  private final Closings closings;

  Workloads(Cluster cluster, Policies policies, Ids ids, Doubts doubts, Closings closings) {
    this.cluster = cluster;
    this.policies = policies;
    this.ids = ids;
    this.doubts = doubts;
    this.closings = closings;
  }

  List<Resource> resources() {
    List<Resource> resources = new ArrayList<>();
    cluster.pods().forEach(pods -> resources.add(workload(pods)));
    cluster.namespaces().forEach((name, labels) -> resources.add(namespace(name, labels)));
    return resources;
  }

  private Workload workload(Pods pods) {
    KubeObject object = pods.object();
    SourceRef source = object.source();
    return new Workload(
        ids.header(object, tags(pods.labels().known(), source)),
        ids.namespace(object.namespace()),
        Fact.known(object.namespace(), source),
        Fact.known(pods.type(), source),
        Fact.known(
            pods.useHostNetwork(), pods.spec().value("hostNetwork").map(object::at).orElse(source)),
        ports(pods.ports().stream().map(Pods.ContainerPort::number).toList(), source),
        ports(
            pods.ports().stream().flatMap(port -> port.hostPort().stream().boxed()).toList(),
            pods.ports().stream()
                .filter(port -> port.hostPort().isPresent())
                .findFirst()
                .map(port -> object.at(port.where()))
                .orElse(source)),
        policies.of(pods),
        policies.isIsolated(pods, true),
        policies.isIsolated(pods, false),
        closings.closes(pods, Tiers.INGRESS, policies.isIsolated(pods, true)),
        doubts.areKnown(pods));
  }

  private static Fact<Ports> ports(List<Integer> numbers, SourceRef source) {
    return Fact.known(
        Ports.unionOf(numbers.stream().map(number -> Ports.of(number)).toList()), source);
  }

  private static Tags tags(Map<String, String> labels, SourceRef source) {
    SortedMap<String, Fact<String>> tags = new TreeMap<>();
    labels.forEach((key, value) -> tags.put(key, Fact.known(value, source)));
    return new Tags(tags, source);
  }

  private ClusterNamespace namespace(String name, Labels labels) {
    Optional<KubeObject> declared =
        cluster.of("", "Namespace").stream().filter(one -> one.name().equals(name)).findFirst();
    List<Pods> inside =
        cluster.pods().stream().filter(pods -> pods.object().namespace().equals(name)).toList();
    SourceRef source =
        Stream.concat(
                declared.stream(),
                Stream.concat(
                    inside.stream().map(Pods::object),
                    cluster.of("networking.k8s.io", "NetworkPolicy").stream()
                        .filter(policy -> policy.namespace().equals(name))))
            .findFirst()
            .orElseThrow()
            .source();
    Tags known = tags(labels.known(), source);
    return new ClusterNamespace(
        new ResourceHeader(
            ids.namespace(name),
            name,
            name,
            cluster.source(),
            Plane.DECLARED,
            declared.isPresent()
                ? known
                : new Tags(
                    known.byKey(), source, Optional.of("namespace " + name + " is not declared")),
            source),
        Fact.known(declared.isPresent(), source),
        inside.isEmpty() && !cluster.gaps().isEmpty()
            ? Fact.unknown("not everything in it is known", source)
            : Fact.known(
                !inside.isEmpty(), inside.isEmpty() ? source : inside.get(0).object().source()),
        closings.denies(inside, Tiers.INGRESS, policies.denies(name, true, source)),
        closings.denies(inside, Tiers.EGRESS, policies.denies(name, false, source)));
  }
}
