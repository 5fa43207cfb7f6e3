package dev.ringfence.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ringfence.flow.StandIns;
import dev.ringfence.net.Packet;
import org.jspecify.annotations.Nullable;

/**
 * One packet header as it is printed, with the fields that its protocol has.
 *
 * @param source an address; for a pod, which has none, the name of its workload
 * @param destination likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PacketDocument(
    String protocol,
    String source,
    String destination,
    @Nullable Integer sourcePort,
    @Nullable Integer port,
    @Nullable Integer icmpType,
    @Nullable Integer icmpCode) {

  static PacketDocument of(Packet packet, StandIns words) {
    Integer sourcePort = null;
    Integer port = null;
    Integer type = null;
    Integer code = null;
    if (packet.fields() instanceof Packet.Fields.PortPair ports) {
      sourcePort = ports.source();
      port = ports.destination();
    } else if (packet.fields() instanceof Packet.Fields.IcmpMessage message) {
      type = message.type();
      code = message.code();
    }
    return new PacketDocument(
        packet.protocol().toString(),
        words.word(packet.source()),
        words.word(packet.destination()),
        sourcePort,
        port,
        type,
        code);
  }

  /** For people: {@code tcp 22 from 10.0.0.1 port 49152 to 10.0.1.5}. */
  public String display() {
    String fields = port == null ? "" : " " + port;
    String type = icmpType == null ? "" : " type " + icmpType + " code " + icmpCode;
    String from = sourcePort == null ? "" : " port " + sourcePort;
    return protocol + fields + type + " from " + source + from + " to " + destination;
  }
}
