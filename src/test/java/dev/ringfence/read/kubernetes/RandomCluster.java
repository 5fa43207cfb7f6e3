package dev.ringfence.read.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A cluster that may be anything that policies can tell apart, as plain values and as manifests.
 *
 * @param namespaces labels of each; of one that is not declared none
 * @param undeclared the namespace without a manifest
 */
record RandomCluster(
    Map<String, Map<String, String>> namespaces,
    String undeclared,
    List<Pod> pods,
    List<Policy> policies) {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> KEYS = List.of("app", "tier");
  private static final List<String> VALUES = List.of("x", "y");
  private static final List<String> BLOCKS =
      List.of("8.0.0.0/8", "8.8.0.0/16", "10.0.0.0/8", "0.0.0.0/0");

  /**
   * Pods of one Deployment.
   *
   * @param http number of the port called http; 0 for none
   */
  record Pod(
      String namespace, String name, Map<String, String> labels, int http, boolean isOnNode) {
    String id() {
      return namespace + "/" + name;
    }
  }

  /** One requirement of a selector. */
  record Requirement(String key, String operator, List<String> values) {
    private String text() {
      boolean takesValues = operator.equals("In") || operator.equals("NotIn");
      return "{key: %s, operator: %s%s}"
          .formatted(key, operator, takesValues ? ", values: " + values : "");
    }
  }

  /**
   * One peer.
   *
   * @param pods null for no such selector
   * @param namespaces likewise
   * @param block empty for none, else a block without the one that is excepted
   * @param except empty for none
   */
  record Peer(
      List<List<Requirement>> pods,
      List<List<Requirement>> namespaces,
      String block,
      String except) {}

  /**
   * One port.
   *
   * @param name whether it is the port called http
   * @param first 0 for every port
   */
  record Port(String protocol, boolean name, int first, int last) {}

  /** One rule; without ports for every port, without peers for everybody. */
  record Rule(List<Peer> peers, List<Port> ports) {}

  /**
   * One policy.
   *
   * @param types empty where they are left out
   */
  record Policy(
      String namespace,
      List<Requirement> selector,
      List<String> types,
      List<Rule> ingress,
      List<Rule> egress) {}

  static RandomCluster of(SplittableRandom random) {
    Map<String, Map<String, String>> namespaces = new TreeMap<>();
    NAMES.forEach(name -> namespaces.put(name, labels(random)));
    List<Pod> pods = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      pods.add(
          new Pod(
              NAMES.get(i % 3),
              "p" + i,
              labels(random),
              List.of(0, 8080, 9090).get(random.nextInt(3)),
              random.nextInt(12) == 0));
    }
    List<Policy> policies = new ArrayList<>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      policies.add(
          new Policy(
              NAMES.get(random.nextInt(3)),
              requirements(random),
              List.of(
                      List.<String>of(),
                      List.of("Ingress"),
                      List.of("Egress"),
                      List.of("Ingress", "Egress"))
                  .get(random.nextInt(4)),
              rules(random),
              rules(random)));
    }
    return new RandomCluster(namespaces, random.nextInt(3) == 0 ? "c" : "", pods, policies);
  }

  private static Map<String, String> labels(SplittableRandom random) {
    Map<String, String> labels = new TreeMap<>();
    for (String key : KEYS) {
      if (random.nextBoolean()) {
        labels.put(key, VALUES.get(random.nextInt(2)));
      }
    }
    return labels;
  }

  static List<Requirement> requirements(SplittableRandom random) {
    List<Requirement> all = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      all.add(
          new Requirement(
              KEYS.get(random.nextInt(2)),
              List.of("In", "NotIn", "Exists", "DoesNotExist").get(random.nextInt(4)),
              random.nextBoolean() ? VALUES : List.of("x")));
    }
    return all;
  }

  private static List<Rule> rules(SplittableRandom random) {
    List<Rule> rules = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      List<Peer> peers = new ArrayList<>();
      for (int j = random.nextInt(3); j > 0; j--) {
        peers.add(peer(random));
      }
      List<Port> ports = new ArrayList<>();
      for (int j = random.nextInt(3); j > 0; j--) {
        int first = List.of(0, 80, 8080, 9090).get(random.nextInt(4));
        ports.add(
            new Port(
                random.nextInt(3) == 0 ? "UDP" : "TCP",
                random.nextInt(3) == 0,
                first,
                first == 0 ? 0 : first + random.nextInt(2) * 1000));
      }
      rules.add(new Rule(peers, ports));
    }
    return rules;
  }

  private static Peer peer(SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      String block = BLOCKS.get(random.nextInt(4));
      boolean hasExcept = block.equals("8.0.0.0/8") || block.equals("0.0.0.0/0");
      return new Peer(
          List.of(), List.of(), block, hasExcept && random.nextBoolean() ? "8.8.8.0/24" : "");
    }
    boolean byNamespace = random.nextBoolean();
    return new Peer(
        !byNamespace || random.nextBoolean() ? List.of(requirements(random)) : List.of(),
        byNamespace ? List.of(requirements(random)) : List.of(),
        "",
        "");
  }

  /** {@code a/p0 b/p1 tcp/8080}, or from or to an address outside. */
  String question(SplittableRandom random) {
    List<String> services =
        List.of("tcp/80", "tcp/8080", "tcp/9090", "tcp/1080", "udp/80", "udp/9090", "icmp");
    String service = services.get(random.nextInt(services.size()));
    String from = pods.get(random.nextInt(pods.size())).id();
    String to = pods.get(random.nextInt(pods.size())).id();
    return switch (random.nextInt(8)) {
      case 0 -> from + " " + outside(random) + " " + service;
      case 1 -> outside(random) + " " + to + " " + service;
      default -> from.equals(to) ? from + " 8.8.8.8 " + service : from + " " + to + " " + service;
    };
  }

  private static String outside(SplittableRandom random) {
    return List.of("8.8.8.8", "8.8.9.9", "8.9.9.9", "9.9.9.9", "10.1.1.1").get(random.nextInt(5));
  }

  ClusterText text() {
    List<String> documents = new ArrayList<>();
    namespaces.forEach(
        (name, labels) -> {
          if (!name.equals(undeclared)) {
            documents.add(ClusterText.namespace(name, flow(labels)));
          }
        });
    for (Pod pod : pods) {
      documents.add(
          ClusterText.pods(
              "Deployment",
              pod.id(),
              flow(pod.labels()),
              pod.http() == 0 ? "" : "{name: http, containerPort: %d}".formatted(pod.http()),
              pod.isOnNode() ? "hostNetwork: true" : ""));
    }
    for (int i = 0; i < policies.size(); i++) {
      documents.add(
          ClusterText.policy(policies.get(i).namespace() + "/n" + i, spec(policies.get(i))));
    }
    return new ClusterText(documents, List.of());
  }

  private static String flow(Map<String, String> labels) {
    return String.join(
        ", ", labels.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
  }

  private static String spec(Policy policy) {
    return "{podSelector: %s%s, ingress: %s, egress: %s}"
        .formatted(
            selector(policy.selector()),
            policy.types().isEmpty() ? "" : ", policyTypes: " + policy.types(),
            rules(policy.ingress(), "from"),
            rules(policy.egress(), "to"));
  }

  static String selector(List<Requirement> requirements) {
    return requirements.isEmpty()
        ? "{}"
        : "{matchExpressions: " + requirements.stream().map(Requirement::text).toList() + "}";
  }

  private static List<String> rules(List<Rule> rules, String peers) {
    return rules.stream()
        .map(
            rule ->
                "{%s: %s, ports: %s}"
                    .formatted(
                        peers,
                        rule.peers().stream().map(RandomCluster::text).toList(),
                        rule.ports().stream().map(RandomCluster::text).toList()))
        .toList();
  }

  private static String text(Peer peer) {
    if (!peer.block().isEmpty()) {
      return "{ipBlock: {cidr: %s%s}}"
          .formatted(
              peer.block(), peer.except().isEmpty() ? "" : ", except: [" + peer.except() + "]");
    }
    List<String> parts = new ArrayList<>();
    peer.pods().forEach(one -> parts.add("podSelector: " + selector(one)));
    peer.namespaces().forEach(one -> parts.add("namespaceSelector: " + selector(one)));
    return "{" + String.join(", ", parts) + "}";
  }

  private static String text(Port port) {
    if (port.name()) {
      return "{protocol: %s, port: http}".formatted(port.protocol());
    }
    return port.first() == 0
        ? "{protocol: %s}".formatted(port.protocol())
        : "{protocol: %s, port: %d, endPort: %d}"
            .formatted(port.protocol(), port.first(), port.last());
  }
}
