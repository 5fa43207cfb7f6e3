package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A NetworkPolicy as the API understands it (networking.k8s.io/v1, NetworkPolicySpec).
 *
 * @param pods which pods of its namespace it is for
 * @param isIngress whether it isolates them inwards
 * @param isEgress whether it isolates them outwards
 * @param ingress rules; none if it does not isolate inwards
 * @param egress likewise
 */
record PolicySpec(
    KubeObject object,
    Selector pods,
    boolean isIngress,
    boolean isEgress,
    List<Rule> ingress,
    List<Rule> egress) {
  private static final int LARGEST_PORT = 65_535;

  /**
   * One rule.
   *
   * @param ports none for every port of every protocol
   * @param peers none for everybody
   */
  record Rule(Node where, List<Port> ports, List<Peer> peers) {}

  /**
   * One port of a rule.
   *
   * @param name of a port that containers have, empty where numbers are given
   */
  record Port(Protocol protocol, Optional<String> name, Ports numbers) {}

  /**
   * One peer of a rule: pods of its policy's namespace, of namespaces, or addresses.
   *
   * @param block addresses without those that are excepted
   */
  record Peer(
      Node where,
      Optional<Selector> pods,
      Optional<Selector> namespaces,
      Optional<Addresses> block) {}

  /**
   * Reads a policy.
   *
   * @throws MalformedException for what the API refuses
   */
  static PolicySpec of(KubeObject object) {
    Node node =
        object
            .root()
            .value("spec")
            .orElseThrow(() -> new MalformedException(object.root(), "no spec"));
    Mapping spec = Fields.only(node, "podSelector", "policyTypes", "ingress", "egress");
    Selector pods =
        spec.value("podSelector").map(Selector::of).orElseGet(() -> new Selector(List.of()));
    List<Rule> ingress = rules(spec, "ingress", "from");
    List<Rule> egress = rules(spec, "egress", "to");
    List<Node> types = Fields.list(spec, "policyTypes");
    // Left out, it is Ingress, and Egress too if there is a rule for it (NetworkPolicySpec).
    boolean isIngress = types.isEmpty();
    boolean isEgress = types.isEmpty() && !egress.isEmpty();
    for (Node type : types) {
      switch (Fields.asText(type)) {
        case "Ingress" -> isIngress = true;
        case "Egress" -> isEgress = true;
        default -> throw new MalformedException(type, "policyTypes are Ingress and Egress");
      }
    }
    return new PolicySpec(
        object,
        pods,
        isIngress,
        isEgress,
        isIngress ? ingress : List.of(),
        isEgress ? egress : List.of());
  }

  private static List<Rule> rules(Mapping spec, String name, String peers) {
    List<Rule> rules = new ArrayList<>();
    for (Node node : Fields.list(spec, name)) {
      Mapping rule = Fields.only(node, "ports", peers);
      rules.add(
          new Rule(
              node,
              Fields.list(rule, "ports").stream().map(PolicySpec::port).toList(),
              Fields.list(rule, peers).stream().map(PolicySpec::peer).toList()));
    }
    return rules;
  }

  private static Port port(Node node) {
    Mapping port = Fields.only(node, "protocol", "port", "endPort");
    Protocol protocol = Transport.of(port);
    OptionalInt end = Fields.number(port, "endPort");
    Optional<Node> given = port.value("port");
    if (given.isEmpty()) {
      if (end.isPresent()) {
        throw new MalformedException(node, "endPort without port");
      }
      return new Port(protocol, Optional.empty(), Ports.all());
    }
    if (!Fields.isNumber(given.get())) {
      if (end.isPresent()) {
        throw new MalformedException(node, "endPort beside the name of a port");
      }
      return new Port(protocol, Optional.of(Fields.asText(given.get())), Ports.none());
    }
    int first = Fields.number(port, "port").orElseThrow();
    int last = end.orElse(first);
    if (first < 1 || last < first || last > LARGEST_PORT) {
      throw new MalformedException(node, "ports 1-65535 expected, the first before the last");
    }
    return new Port(protocol, Optional.empty(), Ports.range(first, last));
  }

  private static Peer peer(Node node) {
    Mapping peer = Fields.only(node, "podSelector", "namespaceSelector", "ipBlock");
    Optional<Selector> pods =
        peer.entries().containsKey("podSelector")
            ? Optional.of(selector(peer, "podSelector"))
            : Optional.empty();
    Optional<Selector> namespaces =
        peer.entries().containsKey("namespaceSelector")
            ? Optional.of(selector(peer, "namespaceSelector"))
            : Optional.empty();
    Optional<Addresses> block = peer.value("ipBlock").map(PolicySpec::block);
    boolean isSelecting = pods.isPresent() || namespaces.isPresent();
    if (isSelecting == block.isPresent()) {
      throw new MalformedException(node, "either selectors or an ipBlock expected");
    }
    return new Peer(node, pods, namespaces, block);
  }

  /** One that is there and empty chooses everything; nothing at all stands for none. */
  private static Selector selector(Mapping peer, String name) {
    return peer.value(name)
        .map(Selector::of)
        .orElseThrow(() -> new MalformedException(peer, name + " is null"));
  }

  private static Addresses block(Node node) {
    Mapping block = Fields.only(node, "cidr", "except");
    String text =
        Fields.text(block, "cidr").orElseThrow(() -> new MalformedException(node, "no cidr"));
    Addresses all = addresses(node, text);
    for (Node except : Fields.list(block, "except")) {
      Addresses some = addresses(except, Fields.asText(except));
      if (!all.containsAll(some)) {
        throw new MalformedException(except, "except lies outside the cidr");
      }
      all = all.minus(some);
    }
    return all;
  }

  /** A block as a text. */
  static Addresses addresses(Node block) {
    return addresses(block, Fields.asText(block));
  }

  private static Addresses addresses(Node where, String text) {
    try {
      return Addresses.of(Cidr.parse(text));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(where, "an address block expected");
    }
  }
}
