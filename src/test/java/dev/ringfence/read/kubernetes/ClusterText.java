package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.TierZoning;
import dev.ringfence.network.ZoneAssignment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Manifests of a cluster called {@code shop}, written for tests after the shapes in the Kubernetes
 * documentation.
 */
record ClusterText(List<String> documents, List<CollectionGap> gaps) {
  /**
   * Namespaces {@code shop} (label team: a) and {@code data} (team: b) are declared, {@code tools}
   * is not.
   */
  static final ClusterText TWO_TEAMS =
      ClusterText.of(
          namespace("shop", "team: a"),
          namespace("data", "team: b"),
          deployment("shop/web", "{name: http, containerPort: 8080}"),
          deployment(
              "shop/api",
              "{name: http, containerPort: 9090}, {name: http-udp, containerPort: 9100, protocol: UDP}"),
          deployment("data/db", "{name: pg, containerPort: 5432}"),
          deployment("data/old", "{name: http, containerPort: 8081}"),
          deployment("tools/job", ""));

  private static final EvidenceSource SHOP = new EvidenceSource("kubernetes", "shop", "");
  private static final String FILE = "cluster.yaml";

  static ClusterText of(String... documents) {
    return new ClusterText(List.of(documents), List.of());
  }

  ClusterText with(String... more) {
    List<String> all = new ArrayList<>(documents);
    all.addAll(List.of(more));
    return new ClusterText(all, gaps);
  }

  /** The same, beside a file that could not be read. */
  ClusterText withGap() {
    return new ClusterText(
        documents,
        List.of(
            new CollectionGap(
                request("torn.yaml"),
                CollectionGap.Reason.UNPARSABLE,
                "torn.yaml:3: a tab in the indentation",
                Optional.empty())));
  }

  private static Request request(String path) {
    return new Request(SHOP, "manifest", new TreeMap<>(Map.of("path", path)));
  }

  static String namespace(String name, String labels) {
    return "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, labels: {%s}}\n"
        .formatted(name, labels);
  }

  /**
   * A Deployment with one label, {@code app}, which is its name.
   *
   * @param name with its namespace, {@code shop/web}
   * @param ports flow style: {@code {name: http, containerPort: 8080}}
   */
  static String deployment(String name, String ports) {
    return pods("Deployment", name, "app: " + name.substring(name.indexOf('/') + 1), ports, "");
  }

  static String pods(String kind, String name, String labels, String ports, String more) {
    int slash = name.indexOf('/');
    return """
        apiVersion: apps/v1
        kind: %s
        metadata: {name: %s, namespace: %s}
        spec:
          template:
            metadata: {labels: {%s}}
            spec:
              %s
              containers:
              - {name: main, ports: [%s]}
        """
        .formatted(kind, name.substring(slash + 1), name.substring(0, slash), labels, more, ports);
  }

  /** A NetworkPolicy, its spec in flow style. */
  static String policy(String name, String spec) {
    int slash = name.indexOf('/');
    return """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: %s, namespace: %s}
        spec: %s
        """
        .formatted(name.substring(slash + 1), name.substring(0, slash), spec);
  }

  /** A policy of the network-policy-api, {@code AdminNetworkPolicy} or another, in flow style. */
  static String admin(String kind, String name, String spec) {
    return """
        apiVersion: policy.networking.k8s.io/%s
        kind: %s
        metadata: {name: %s}
        spec: %s
        """
        .formatted(kind.startsWith("Cluster") ? "v1alpha2" : "v1alpha1", kind, name, spec);
  }

  /**
   * A policy of Cilium in flow style.
   *
   * @param name with its namespace; empty for a clusterwide one
   */
  static String cilium(String name, String spec) {
    int slash = name.indexOf('/');
    String metadata =
        slash < 0
            ? "name: wide"
            : "name: %s, namespace: %s"
                .formatted(name.substring(slash + 1), name.substring(0, slash));
    return "apiVersion: cilium.io/v2\nkind: Cilium%s\nmetadata: {%s}\nspec: %s\n"
        .formatted(slash < 0 ? "ClusterwideNetworkPolicy" : "NetworkPolicy", metadata, spec);
  }

  static String service(String name, String spec) {
    int slash = name.indexOf('/');
    return "apiVersion: v1\nkind: Service\nmetadata: {name: %s, namespace: %s}\nspec: %s\n"
        .formatted(name.substring(slash + 1), name.substring(0, slash), spec);
  }

  NetworkModel network() {
    byte[] bytes = String.join("---\n", documents).getBytes(StandardCharsets.UTF_8);
    Digest digest = new Digest("%064x".formatted(7));
    Evidence item =
        new Evidence(
            request(FILE),
            FILE,
            digest,
            bytes.length,
            "",
            Instant.EPOCH,
            Evidence.Clock.FILE,
            1,
            List.of());
    return new KubernetesReader()
        .read(new EvidenceSet(List.of(item), gaps), asked -> bytes, ZoneAssignment.NONE);
  }

  FlowAnalysis flows() {
    return FlowAnalysis.of(network(), TierZoning.STANDARD);
  }

  /** The verdict on {@code shop/web data/db tcp/5432} or {@code shop/web internet icmp}. */
  String verdict(String question) {
    String[] words = question.split(" ");
    FlowAnalysis flows = flows();
    return flows
        .explain(flows.peer(words[0]), flows.peer(words[1]), services(words[2]))
        .passage()
        .word();
  }

  private static Services services(String text) {
    String[] parts = text.split("/");
    Protocol protocol = Protocol.parse(parts[0]);
    return parts.length == 1
        ? Services.of(protocol)
        : Services.of(protocol, Ports.all(), Ports.of(Integer.parseInt(parts[1])));
  }
}
