package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Protocol;
import dev.ringfence.yaml.Node.Mapping;
import java.util.Optional;

/** The protocols that ports of Kubernetes have: TCP, UDP and SCTP. */
final class Transport {
  private Transport() {}

  /** The {@code protocol} of a port; TCP where it is left out. */
  static Protocol of(Mapping port) {
    Optional<String> word = Fields.text(port, "protocol");
    return switch (word.orElse("TCP")) {
      case "TCP" -> Protocol.TCP;
      case "UDP" -> Protocol.UDP;
      case "SCTP" -> Protocol.SCTP;
      default ->
          throw new MalformedException(
              port.value("protocol").orElseThrow(), "protocol TCP, UDP or SCTP expected");
    };
  }
}
