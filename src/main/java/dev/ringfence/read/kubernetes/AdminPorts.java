package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.Optional;

/** Ports in the rules of policies of whoever runs a cluster. */
final class AdminPorts {
  private static final int LARGEST = 65_535;

  private AdminPorts() {}

  /** One of {@code ports} (v1alpha1, AdminNetworkPolicyPort). */
  static Traffic port(Node node) {
    Mapping port = Fields.only(node, "portNumber", "portRange", "namedPort");
    String field = Fields.single(node);
    Node value = Fields.needed(port, field);
    return switch (field) {
      case "portNumber" -> {
        Mapping number = Fields.only(value, "protocol", "port");
        yield traffic(Transport.of(number), Ports.of(Fields.number(number, "port", 1, LARGEST)));
      }
      case "portRange" -> {
        Mapping range = Fields.only(value, "protocol", "start", "end");
        yield traffic(Transport.of(range), range(range));
      }
      default -> Traffic.named(Optional.empty(), Fields.asText(value));
    };
  }

  /** One of {@code protocols} (v1alpha2, ClusterNetworkPolicyProtocol). */
  static Traffic protocol(Node node) {
    Mapping protocol = Fields.only(node, "tcp", "udp", "sctp", "destinationNamedPort");
    String field = Fields.single(node);
    Node value = Fields.needed(protocol, field);
    return switch (field) {
      case "tcp" -> traffic(Protocol.TCP, destination(value));
      case "udp" -> traffic(Protocol.UDP, destination(value));
      case "sctp" -> traffic(Protocol.SCTP, destination(value));
      default -> Traffic.named(Optional.empty(), Fields.asText(value));
    };
  }

  private static Ports destination(Node node) {
    Mapping attributes = Fields.only(node, "destinationPort");
    Node value = Fields.needed(attributes, "destinationPort");
    Mapping port = Fields.only(value, "number", "range");
    return Fields.single(value).equals("number")
        ? Ports.of(Fields.number(port, "number", 1, LARGEST))
        : range(Fields.only(Fields.needed(port, "range"), "start", "end"));
  }

  private static Ports range(Mapping range) {
    int start = Fields.number(range, "start", 1, LARGEST);
    int end = Fields.number(range, "end", 1, LARGEST);
    if (start >= end) {
      throw new MalformedException(range, "start: less than end expected");
    }
    return Ports.range(start, end);
  }

  private static Traffic traffic(Protocol protocol, Ports ports) {
    return Traffic.of(Services.of(protocol, Ports.all(), ports));
  }
}
