package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Addresses;
import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A policy of whoever runs a cluster: AdminNetworkPolicy and BaselineAdminNetworkPolicy
 * (policy.networking.k8s.io/v1alpha1), or ClusterNetworkPolicy (v1alpha2 and v1beta1), by the types
 * of kubernetes-sigs/network-policy-api.
 *
 * @param tier {@link Tiers#ADMIN} or {@link Tiers#BASELINE}
 * @param priority 0-1000, the lowest first; 0 for the one baseline policy of v1alpha1
 */
record AdminPolicySpec(
    KubeObject object,
    long tier,
    int priority,
    NamespacedPods subject,
    List<Rule> ingress,
    List<Rule> egress) {
  static final String GROUP = "policy.networking.k8s.io";
  private static final int LAST_PRIORITY = 1000;

  /** Pods by the labels of their namespaces and by their own. */
  record NamespacedPods(Selector namespaces, Selector pods) {}

  /**
   * One rule.
   *
   * @param action {@code allow}, {@code deny} or {@code pass}
   * @param peers at least one
   */
  record Rule(Node where, String action, Traffic traffic, List<Peer> peers) {}

  /** Whom a rule is about. */
  sealed interface Peer {
    Node where();

    /** Pods. */
    record Chosen(Node where, NamespacedPods pods) implements Peer {}

    /** Addresses, those of pods too. */
    record Networks(Node where, Addresses blocks) implements Peer {}

    /** Nodes, of which no manifest has the addresses. */
    record Nodes(Node where) implements Peer {}

    /** Names, whose addresses no manifest has. */
    record Domains(Node where) implements Peer {}

    /** A field that these versions do not have, such as sameLabels of early ones. */
    record Foreign(Node where, String field) implements Peer {}
  }

  /** How one version writes ports. */
  private record Dialect(
      String allow, boolean passes, String ports, Function<Node, Traffic> port) {}

  /**
   * Reads a policy.
   *
   * @throws MalformedException for what the API refuses, or this version does not know
   */
  static AdminPolicySpec of(KubeObject object) {
    Mapping spec = Fields.asMapping(Fields.needed(object.root(), "spec"));
    return switch (object.kind()) {
      case "AdminNetworkPolicy" ->
          of(
              object,
              Fields.only(spec, "priority", "subject", "ingress", "egress"),
              Tiers.ADMIN,
              Fields.number(spec, "priority", 0, LAST_PRIORITY),
              new Dialect("Allow", true, "ports", AdminPorts::port));
      case "BaselineAdminNetworkPolicy" -> baseline(object, spec);
      default ->
          of(
              object,
              Fields.only(spec, "tier", "priority", "subject", "ingress", "egress"),
              tier(spec),
              Fields.number(spec, "priority", 0, LAST_PRIORITY),
              new Dialect("Accept", true, "protocols", AdminPorts::protocol));
    };
  }

  private static AdminPolicySpec baseline(KubeObject object, Mapping spec) {
    if (!object.name().equals("default")) {
      throw new MalformedException(object.root(), "its name must be \"default\"");
    }
    return of(
        object,
        Fields.only(spec, "subject", "ingress", "egress"),
        Tiers.BASELINE,
        0,
        new Dialect("Allow", false, "ports", AdminPorts::port));
  }

  private static long tier(Mapping spec) {
    return switch (Fields.text(spec, "tier").orElse("")) {
      case "Admin" -> Tiers.ADMIN;
      case "Baseline" -> Tiers.BASELINE;
      default -> throw new MalformedException(spec, "tier Admin or Baseline expected");
    };
  }

  private static AdminPolicySpec of(
      KubeObject object, Mapping spec, long tier, int priority, Dialect dialect) {
    return new AdminPolicySpec(
        object,
        tier,
        priority,
        subject(Fields.needed(spec, "subject")),
        rules(spec, "ingress", "from", dialect),
        rules(spec, "egress", "to", dialect));
  }

  private static NamespacedPods subject(Node node) {
    Mapping subject = Fields.only(node, "namespaces", "pods");
    return Fields.single(node).equals("namespaces")
        ? new NamespacedPods(Selector.of(Fields.needed(subject, "namespaces")), Selector.EVERYTHING)
        : pods(Fields.needed(subject, "pods"));
  }

  private static NamespacedPods pods(Node node) {
    Mapping pods = Fields.only(node, "namespaceSelector", "podSelector");
    return new NamespacedPods(
        pods.value("namespaceSelector").map(Selector::of).orElse(Selector.EVERYTHING),
        Selector.of(Fields.needed(pods, "podSelector")));
  }

  private static List<Rule> rules(Mapping spec, String name, String peers, Dialect dialect) {
    List<Rule> rules = new ArrayList<>();
    for (Node node : Fields.list(spec, name)) {
      Mapping rule = Fields.only(node, "name", "action", peers, dialect.ports());
      boolean isIngress = peers.equals("from");
      List<Peer> all =
          Fields.list(rule, peers).stream()
              .map(isIngress ? AdminPolicySpec::sender : AdminPolicySpec::receiver)
              .toList();
      if (all.isEmpty()) {
        throw new MalformedException(node, "no " + peers);
      }
      Traffic traffic = traffic(rule, dialect);
      if (!traffic.names().isEmpty() && all.stream().anyMatch(AdminPolicySpec::isNameless)) {
        throw new MalformedException(node, "a named port for what has no ports with names");
      }
      rules.add(new Rule(node, action(rule, dialect), traffic, all));
    }
    return rules;
  }

  private static boolean isNameless(Peer peer) {
    return peer instanceof Peer.Networks
        || peer instanceof Peer.Nodes
        || peer instanceof Peer.Domains;
  }

  private static String action(Mapping rule, Dialect dialect) {
    String word = Fields.text(rule, "action").orElse("");
    if (word.equals(dialect.allow())) {
      return "allow";
    }
    if (word.equals("Deny")) {
      return "deny";
    }
    if (word.equals("Pass") && dialect.passes()) {
      return "pass";
    }
    throw new MalformedException(
        rule, "action %s%s or Deny expected".formatted(dialect.allow(), passing(dialect)));
  }

  private static String passing(Dialect dialect) {
    return dialect.passes() ? ", Pass" : "";
  }

  /** Without ports a rule asks for neither ports nor protocol. */
  private static Traffic traffic(Mapping rule, Dialect dialect) {
    if (rule.value(dialect.ports()).isEmpty()) {
      return Traffic.ALL;
    }
    List<Node> ports = Fields.list(rule, dialect.ports());
    if (ports.isEmpty()) {
      throw new MalformedException(rule, dialect.ports() + ": at least one expected");
    }
    return Traffic.unionOf(ports.stream().map(dialect.port()).toList());
  }

  /** Pods only: in these versions nothing else can be named for what comes in. */
  private static Peer sender(Node node) {
    String field = Fields.single(node);
    Node value = Fields.needed(Fields.asMapping(node), field);
    return switch (field) {
      case "namespaces" -> namespaces(node, value);
      case "pods" -> new Peer.Chosen(node, pods(value));
      default -> new Peer.Foreign(node, field);
    };
  }

  private static Peer receiver(Node node) {
    Mapping peer = Fields.asMapping(node);
    String field = Fields.single(node);
    return switch (field) {
      case "networks" ->
          new Peer.Networks(
              node,
              Addresses.unionOf(
                  Fields.list(peer, field).stream().map(PolicySpec::addresses).toList()));
      case "nodes" -> new Peer.Nodes(node);
      case "domainNames" -> new Peer.Domains(node);
      default -> sender(node);
    };
  }

  private static Peer namespaces(Node where, Node value) {
    return Fields.asMapping(value).entries().keySet().stream()
        .filter(field -> !field.startsWith("match"))
        .<Peer>map(field -> new Peer.Foreign(where, field))
        .findFirst()
        .orElseGet(
            () ->
                new Peer.Chosen(
                    where, new NamespacedPods(Selector.of(value), Selector.EVERYTHING)));
  }
}
