package dev.ringfence.policy;

import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Protocols;
import dev.ringfence.net.Services;
import java.util.List;

/**
 * Services that are spoken of and do not occur, as people mean it: whatever the source port, and of
 * "any port" or "any protocol" one that occurs is enough.
 */
final class UnusedServices {
  private static final Protocols WITH_PORTS = Services.all().toPorts(Ports.all()).protocols();

  private UnusedServices() {}

  static Services of(Services spoken, Services occurring) {
    if (spoken.protocols().containsAll(WITH_PORTS)) {
      return occurring.isEmpty() ? spoken : Services.none();
    }
    List<Services> unused =
        spoken.protocols().list().stream()
            .map(protocol -> of(protocol, spoken, occurring))
            .toList();
    return Services.unionOf(unused);
  }

  private static Services of(Protocol protocol, Services spoken, Services occurring) {
    Services mine = spoken.onProtocols(Protocols.of(protocol));
    if (!occurring.protocols().contains(protocol)) {
      return mine;
    }
    Ports ports = mine.destinationPorts(protocol);
    return !protocol.hasPorts() || ports.equals(Ports.all())
        ? Services.none()
        : mine.toPorts(ports.minus(occurring.destinationPorts(protocol)));
  }
}
