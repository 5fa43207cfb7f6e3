package dev.ringfence.read.kubernetes;

import dev.ringfence.read.kubernetes.RandomCluster.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Policies of Cilium in a random cluster, as plain values and as manifests. */
record RandomCilium(RandomCluster cluster, List<Policy> policies) {
  private static final List<String> ENTITIES = List.of("all", "world", "cluster", "host");

  /**
   * One policy, with one rule.
   *
   * @param isOpen whether it closes neither direction
   */
  record Policy(
      String namespace,
      List<Requirement> selector,
      boolean isOpen,
      List<Rule> ingress,
      List<Rule> ingressDeny,
      List<Rule> egress,
      List<Rule> egressDeny) {
    List<Rule> rules(boolean isIn, boolean isDeny) {
      return isIn ? (isDeny ? ingressDeny : ingress) : isDeny ? egressDeny : egress;
    }
  }

  /**
   * One rule.
   *
   * @param kind Endpoints, Entities or CIDR; empty for ports only
   * @param namespace of the endpoints; empty for that of the policy
   * @param word an entity or a block
   * @param protocol empty for every packet
   */
  record Rule(
      String kind,
      List<Requirement> selector,
      String namespace,
      String word,
      String protocol,
      int port) {}

  static RandomCilium of(SplittableRandom random) {
    RandomCluster cluster = RandomCluster.of(random);
    List<Policy> policies = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      policies.add(
          new Policy(
              List.of("a", "b", "c").get(random.nextInt(3)),
              RandomCluster.requirements(random),
              random.nextInt(4) == 0,
              rules(random),
              random.nextInt(3) == 0 ? rules(random) : List.of(),
              rules(random),
              random.nextInt(3) == 0 ? rules(random) : List.of()));
    }
    return new RandomCilium(cluster, policies);
  }

  private static List<Rule> rules(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(3)).mapToObj(i -> rule(random)).toList();
  }

  private static Rule rule(SplittableRandom random) {
    String kind = List.of("Endpoints", "Endpoints", "Entities", "CIDR", "").get(random.nextInt(5));
    String word =
        kind.equals("CIDR")
            ? List.of("8.0.0.0/8", "10.0.0.0/8").get(random.nextInt(2))
            : ENTITIES.get(random.nextInt(4));
    String protocol = List.of("TCP", "UDP", "ANY", "").get(random.nextInt(kind.isEmpty() ? 3 : 4));
    return new Rule(
        kind,
        RandomCluster.requirements(random),
        random.nextBoolean() ? "" : List.of("a", "b").get(random.nextInt(2)),
        word,
        protocol,
        List.of(80, 8080, 9090).get(random.nextInt(3)));
  }

  ClusterText text() {
    ClusterText text = cluster.text();
    for (int i = 0; i < policies.size(); i++) {
      Policy policy = policies.get(i);
      text =
          text.with(
              ClusterText.cilium(
                  policy.namespace() + "/c" + i,
                  "{endpointSelector: %s%s, ingress: %s, ingressDeny: %s, egress: %s, egressDeny: %s}"
                      .formatted(
                          RandomCluster.selector(policy.selector()),
                          policy.isOpen()
                              ? ", enableDefaultDeny: {ingress: false, egress: false}"
                              : "",
                          text(policy.ingress(), "from"),
                          text(policy.ingressDeny(), "from"),
                          text(policy.egress(), "to"),
                          text(policy.egressDeny(), "to"))));
    }
    return text;
  }

  private static List<String> text(List<Rule> rules, String prefix) {
    return rules.stream().map(rule -> text(rule, prefix)).toList();
  }

  private static String text(Rule rule, String prefix) {
    List<String> parts = new ArrayList<>();
    if (!rule.kind().isEmpty()) {
      parts.add(prefix + rule.kind() + ": [" + peer(rule) + "]");
    }
    if (!rule.protocol().isEmpty()) {
      parts.add(
          "toPorts: [{ports: [{port: '%d', protocol: %s}]}]"
              .formatted(rule.port(), rule.protocol()));
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private static String peer(Rule rule) {
    if (!rule.kind().equals("Endpoints")) {
      return rule.word();
    }
    String selector = RandomCluster.selector(rule.selector());
    if (rule.namespace().isEmpty()) {
      return selector;
    }
    String named =
        "matchLabels: {'k8s:io.kubernetes.pod.namespace': %s}".formatted(rule.namespace());
    return selector.equals("{}") ? "{" + named + "}" : "{" + named + ", " + selector.substring(1);
  }
}
