package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a rule of Cilium says about protocols and ports (cilium/cilium, pkg/policy/api, PortRule,
 * PortProtocol, ICMPRule): without any it is for all traffic; what is looked at inside of a
 * connection lets it pass possibly.
 */
final class CiliumPorts {
  private static final int LARGEST = 65_535;

  private CiliumPorts() {}

  /**
   * Whether what it matches may be refused all the same: for what is said inside of a connection,
   * or by whom. That holds even where the rest is open.
   */
  static boolean isInspecting(Mapping rule) {
    return rule.value("authentication").isPresent()
        || Fields.mappings(rule, "toPorts").stream()
            .anyMatch(one -> !one.entries().keySet().stream().allMatch("ports"::equals));
  }

  static Traffic of(Mapping rule) {
    List<Traffic> all = new ArrayList<>();
    for (Node node : Fields.list(rule, "toPorts")) {
      all.add(ports(node));
    }
    for (Node node : Fields.list(rule, "icmps")) {
      Fields.list(Fields.only(node, "fields"), "fields").forEach(one -> all.add(icmp(one)));
    }
    Traffic traffic = all.isEmpty() ? Traffic.ALL : Traffic.unionOf(all);
    return isInspecting(rule) ? traffic.doubtful() : traffic;
  }

  private static Traffic ports(Node node) {
    Mapping mapping = Fields.asMapping(node);
    List<Traffic> all = Fields.list(mapping, "ports").stream().map(CiliumPorts::port).toList();
    if (all.isEmpty()) {
      return Traffic.ALL.doubtful();
    }
    return Traffic.unionOf(all);
  }

  private static Traffic port(Node node) {
    Mapping port = Fields.only(node, "port", "endPort", "protocol");
    String protocol = Fields.text(port, "protocol").orElse("ANY");
    Node value = Fields.needed(port, "port");
    String text = value instanceof Node.Scalar scalar ? scalar.text() : "";
    if (!text.matches("[0-9]{1,5}")) {
      return Traffic.named(
          protocol.equals("ANY") ? Optional.empty() : Optional.of(protocol(port, protocol)),
          Fields.asText(value));
    }
    int first = Integer.parseInt(text);
    OptionalInt end = Fields.number(port, "endPort");
    int last = end.orElse(first);
    if (last > LARGEST || (last < first && last != 0)) {
      throw new MalformedException(node, "ports 0-65535 expected, the first before the last");
    }
    // 0 stands for every port.
    Ports numbers = first == 0 ? Ports.all() : Ports.range(first, Math.max(first, last));
    return protocol.equals("ANY")
        ? any(numbers)
        : Traffic.of(Services.of(protocol(port, protocol), Ports.all(), numbers));
  }

  /** Whether SCTP is among them is up to the configuration of Cilium. */
  private static Traffic any(Ports numbers) {
    Services sure = Services.tcp(numbers).union(Services.udp(numbers));
    return new Traffic(
        sure, sure.union(Services.of(Protocol.SCTP, Ports.all(), numbers)), List.of());
  }

  private static Protocol protocol(Mapping port, String word) {
    return switch (word) {
      case "TCP" -> Protocol.TCP;
      case "UDP" -> Protocol.UDP;
      case "SCTP" -> Protocol.SCTP;
      default -> throw new MalformedException(port, "protocol TCP, UDP, SCTP or ANY expected");
    };
  }

  private static Traffic icmp(Node node) {
    Mapping field = Fields.only(node, "type", "family");
    boolean isIpv6 = Fields.text(field, "family").filter("IPv6"::equals).isPresent();
    Protocol protocol = isIpv6 ? Protocol.ICMPV6 : Protocol.ICMP;
    Node type = Fields.needed(field, "type");
    if (Fields.isNumber(type)) {
      return Traffic.of(Services.icmp(protocol, Fields.number(field, "type", 0, 255)));
    }
    return Traffic.of(Services.of(protocol)).doubtful();
  }
}
