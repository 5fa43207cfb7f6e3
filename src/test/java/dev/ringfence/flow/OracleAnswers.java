package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import dev.ringfence.net.Packet.Fields.IcmpMessage;
import dev.ringfence.net.Protocol;
import java.util.Map;
import java.util.Optional;

/** The packet that answers a packet; most ICMP messages have none. */
final class OracleAnswers {
  /** Request to reply: echo, timestamp, information, address mask (RFC 792, RFC 950). */
  private static final Map<Integer, Integer> ICMP = Map.of(8, 0, 13, 14, 15, 16, 17, 18);

  /** Echo (RFC 4443). */
  private static final Map<Integer, Integer> ICMPV6 = Map.of(128, 129);

  private OracleAnswers() {}

  static Optional<Packet> to(Packet request) {
    if (!(request.fields() instanceof IcmpMessage message)) {
      return Optional.of(request.reversed());
    }
    Integer reply = (request.protocol().equals(Protocol.ICMP) ? ICMP : ICMPV6).get(message.type());
    return Optional.ofNullable(reply)
        .map(
            type ->
                new Packet(
                    request.destination(),
                    request.source(),
                    request.protocol(),
                    new IcmpMessage(type, message.code())));
  }
}
