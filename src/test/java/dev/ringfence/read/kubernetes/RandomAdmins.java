package dev.ringfence.read.kubernetes;

import dev.ringfence.read.kubernetes.RandomCluster.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Policies of whoever runs a random cluster, as plain values and as manifests.
 *
 * @param isNew whether they are written in the newer API
 */
record RandomAdmins(RandomCluster cluster, boolean isNew, List<Admin> policies) {
  private static final List<String> BLOCKS = List.of("8.0.0.0/8", "10.0.0.0/8", "0.0.0.0/0");

  /**
   * One policy.
   *
   * @param tier -1 before network policies, 1 after them
   */
  record Admin(int tier, int priority, Choice subject, List<Rule> ingress, List<Rule> egress) {}

  /** Pods by the labels of their namespaces and by their own. */
  record Choice(List<Requirement> namespaces, List<Requirement> pods) {}

  /** One rule; without ports for everything. */
  record Rule(String action, List<Peer> peers, List<Port> ports) {}

  /**
   * One peer.
   *
   * @param kind pods, networks, nodes or domainNames
   */
  record Peer(String kind, Choice pods, String block) {}

  /**
   * One port.
   *
   * @param first 0 for the one called http
   */
  record Port(String protocol, int first, int last) {}

  static RandomAdmins of(SplittableRandom random) {
    RandomCluster cluster = RandomCluster.of(random);
    boolean isNew = random.nextBoolean();
    List<Admin> policies = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      policies.add(admin(random, -1, true));
    }
    int baselines = isNew ? random.nextInt(3) : random.nextInt(2);
    for (int i = baselines; i > 0; i--) {
      policies.add(admin(random, 1, isNew));
    }
    return new RandomAdmins(cluster, isNew, policies);
  }

  private static Admin admin(SplittableRandom random, int tier, boolean passes) {
    return new Admin(
        tier,
        random.nextInt(3),
        choice(random),
        rules(random, passes, false),
        rules(random, passes, true));
  }

  private static Choice choice(SplittableRandom random) {
    return new Choice(
        RandomCluster.requirements(random),
        random.nextInt(3) == 0 ? RandomCluster.requirements(random) : List.of());
  }

  private static List<Rule> rules(SplittableRandom random, boolean passes, boolean isEgress) {
    List<Rule> rules = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String action =
          passes
              ? List.of("allow", "deny", "pass").get(random.nextInt(3))
              : List.of("allow", "deny").get(random.nextInt(2));
      List<Peer> peers = new ArrayList<>();
      for (int j = random.nextInt(1, 3); j > 0; j--) {
        peers.add(peer(random, isEgress));
      }
      boolean hasName = peers.stream().allMatch(peer -> peer.kind().equals("pods"));
      rules.add(new Rule(action, peers, ports(random, hasName)));
    }
    return rules;
  }

  private static Peer peer(SplittableRandom random, boolean isEgress) {
    String kind =
        isEgress
            ? List.of("pods", "pods", "pods", "networks", "networks", "nodes", "domainNames")
                .get(random.nextInt(7))
            : "pods";
    return new Peer(kind, choice(random), BLOCKS.get(random.nextInt(3)));
  }

  private static List<Port> ports(SplittableRandom random, boolean hasName) {
    List<Port> ports = new ArrayList<>();
    for (int j = random.nextInt(3); j > 0; j--) {
      int first = List.of(hasName ? 0 : 80, 80, 8080, 9090).get(random.nextInt(4));
      ports.add(
          new Port(
              first > 0 && random.nextInt(3) == 0 ? "UDP" : "TCP",
              first,
              first + random.nextInt(2) * 1000));
    }
    return ports;
  }

  ClusterText text() {
    ClusterText text = cluster.text();
    for (int i = 0; i < policies.size(); i++) {
      Admin policy = policies.get(i);
      boolean isAdmin = policy.tier() < 0;
      String kind =
          isNew
              ? "ClusterNetworkPolicy"
              : isAdmin ? "AdminNetworkPolicy" : "BaselineAdminNetworkPolicy";
      String place =
          (isNew ? "tier: %s, ".formatted(isAdmin ? "Admin" : "Baseline") : "")
              + (isNew || isAdmin ? "priority: %d, ".formatted(policy.priority()) : "");
      text =
          text.with(
              ClusterText.admin(
                  kind,
                  isNew || isAdmin ? "admin" + i : "default",
                  "{%ssubject: {pods: %s}, ingress: %s, egress: %s}"
                      .formatted(
                          place,
                          text(policy.subject()),
                          policy.ingress().stream().map(rule -> text(rule, "from")).toList(),
                          policy.egress().stream().map(rule -> text(rule, "to")).toList())));
    }
    return text;
  }

  private static String text(Choice choice) {
    return "{namespaceSelector: %s, podSelector: %s}"
        .formatted(
            RandomCluster.selector(choice.namespaces()), RandomCluster.selector(choice.pods()));
  }

  private String text(Rule rule, String peers) {
    String action =
        switch (rule.action()) {
          case "allow" -> isNew ? "Accept" : "Allow";
          case "deny" -> "Deny";
          default -> "Pass";
        };
    String ports =
        rule.ports().isEmpty()
            ? ""
            : ", %s: %s"
                .formatted(
                    isNew ? "protocols" : "ports", rule.ports().stream().map(this::text).toList());
    return "{action: %s, %s: %s%s}"
        .formatted(action, peers, rule.peers().stream().map(RandomAdmins::text).toList(), ports);
  }

  private static String text(Peer peer) {
    return switch (peer.kind()) {
      case "pods" -> "{pods: %s}".formatted(text(peer.pods()));
      case "networks" -> "{networks: [%s]}".formatted(peer.block());
      case "nodes" -> "{nodes: {}}";
      default -> "{domainNames: [example.org]}";
    };
  }

  private String text(Port port) {
    boolean isRange = port.last() > port.first();
    if (port.first() == 0) {
      return isNew ? "{destinationNamedPort: http}" : "{namedPort: http}";
    }
    if (isNew) {
      String numbers =
          isRange
              ? "range: {start: %d, end: %d}".formatted(port.first(), port.last())
              : "number: " + port.first();
      return "{%s: {destinationPort: {%s}}}"
          .formatted(port.protocol().toLowerCase(java.util.Locale.ROOT), numbers);
    }
    return isRange
        ? "{portRange: {protocol: %s, start: %d, end: %d}}"
            .formatted(port.protocol(), port.first(), port.last())
        : "{portNumber: {protocol: %s, port: %d}}".formatted(port.protocol(), port.first());
  }
}
