package dev.ringfence.net;

import java.util.List;
import java.util.Optional;

/** Picks one packet out of a set, one a reader knows at sight if there is any. */
final class Witness {
  /** First of the dynamic ports (RFC 6335, 6). */
  private static final int EPHEMERAL_PORT = 49152;

  private static final List<Protocol> FAMILIAR =
      List.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ICMPV6);

  private Witness() {}

  static Optional<Packet> of(Packets packets) {
    if (packets.isEmpty()) {
      return Optional.empty();
    }
    Family family = packets.layers(Family.IPV4).isEmpty() ? Family.IPV6 : Family.IPV4;
    Layer<Layer<Layer<Layer<Ranges>>>> layers = packets.layers(family);
    Protocol protocol = protocol(Protocols.ofRanges(layers.domain()));
    Layer<Layer<Layer<Ranges>>> fields = layers.require(0, protocol.number());
    int first = (int) fields.domain().firstLow(0);
    Layer<Layer<Ranges>> second = fields.require(0, first);
    int source = secondField(protocol, second.domain());
    Layer<Ranges> pairs = second.require(0, source);
    Address from = first(family, pairs.domain());
    Address to = first(family, pairs.require(from.high(), from.low()));
    return Optional.of(Packet.of(from, to, protocol, first, source));
  }

  private static Protocol protocol(Protocols protocols) {
    return FAMILIAR.stream()
        .filter(protocols::contains)
        .findFirst()
        .orElseGet(() -> protocols.list().get(0));
  }

  private static int secondField(Protocol protocol, Ranges values) {
    boolean isEphemeral = protocol.hasPorts() && values.contains(0, EPHEMERAL_PORT);
    return isEphemeral ? EPHEMERAL_PORT : (int) values.firstLow(0);
  }

  private static Address first(Family family, Ranges ranges) {
    return new Address(family, ranges.firstHigh(0), ranges.firstLow(0));
  }
}
