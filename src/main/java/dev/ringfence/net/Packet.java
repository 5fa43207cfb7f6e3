package dev.ringfence.net;

import java.util.Optional;

/**
 * One packet header, as far as filters look at it.
 *
 * @param source of the same family as destination
 * @param fields the ones this protocol has
 */
public record Packet(Address source, Address destination, Protocol protocol, Fields fields) {

  /** What follows the addresses in a header, depending on the protocol. */
  public sealed interface Fields {
    /** Ports 0-65535 of TCP, UDP, DCCP, SCTP and UDP-Lite. */
    record PortPair(int source, int destination) implements Fields {
      public PortPair {
        requireAtMost(source, Ports.LARGEST);
        requireAtMost(destination, Ports.LARGEST);
      }
    }

    /** Type and code 0-255 of ICMP and ICMPv6. */
    record IcmpMessage(int type, int code) implements Fields {
      public IcmpMessage {
        requireAtMost(type, 255);
        requireAtMost(code, 255);
      }
    }

    /** Any other protocol. */
    record None() implements Fields {}

    private static void requireAtMost(int value, int largest) {
      if (value < 0 || value > largest) {
        throw new IllegalArgumentException(value + " is not 0-" + largest);
      }
    }
  }

  public Packet {
    if (source.family() != destination.family()) {
      throw new IllegalArgumentException(
          source + " and " + destination + " are of different families");
    }
    if (protocol.hasPorts() != fields instanceof Fields.PortPair
        || protocol.hasIcmpTypes() != fields instanceof Fields.IcmpMessage) {
      throw new IllegalArgumentException(protocol + " has other fields than " + fields);
    }
  }

  public static Packet tcp(Address source, int sourcePort, Address destination, int port) {
    return new Packet(source, destination, Protocol.TCP, new Fields.PortPair(sourcePort, port));
  }

  public static Packet udp(Address source, int sourcePort, Address destination, int port) {
    return new Packet(source, destination, Protocol.UDP, new Fields.PortPair(sourcePort, port));
  }

  /** From the values of the two fields that {@link Services} gives every protocol. */
  static Packet of(Address source, Address destination, Protocol protocol, int first, int second) {
    Fields fields =
        protocol.hasPorts()
            ? new Fields.PortPair(second, first)
            : protocol.hasIcmpTypes() ? new Fields.IcmpMessage(first, second) : new Fields.None();
    return new Packet(source, destination, protocol, fields);
  }

  public Family family() {
    return source.family();
  }

  /** Destination port, or ICMP type, or 0. */
  int firstField() {
    if (fields instanceof Fields.PortPair ports) {
      return ports.destination();
    }
    return fields instanceof Fields.IcmpMessage message ? message.type() : 0;
  }

  /** Source port, or ICMP code, or 0. */
  int secondField() {
    if (fields instanceof Fields.PortPair ports) {
      return ports.source();
    }
    return fields instanceof Fields.IcmpMessage message ? message.code() : 0;
  }

  /** The header with source and destination swapped; an ICMP type stays as it is. */
  public Packet reversed() {
    Fields swapped =
        fields instanceof Fields.PortPair ports
            ? new Fields.PortPair(ports.destination(), ports.source())
            : fields;
    return new Packet(destination, source, protocol, swapped);
  }

  /**
   * The packet that answers this one; empty for ICMP messages that nothing answers (RFC 792, RFC
   * 4443).
   */
  public Optional<Packet> answer() {
    if (!(fields instanceof Fields.IcmpMessage message)) {
      return Optional.of(reversed());
    }
    return Answering.answerTo(protocol, message.type())
        .map(type -> new Packet(destination, source, protocol, new Fields.IcmpMessage(type, 0)));
  }

  /** Such as {@code tcp 22 from 10.0.0.1 port 49152 to 10.0.1.5}. */
  @Override
  public String toString() {
    if (fields instanceof Fields.PortPair ports) {
      return protocol
          + " "
          + ports.destination()
          + " from "
          + source
          + " port "
          + ports.source()
          + " to "
          + destination;
    }
    String type =
        fields instanceof Fields.IcmpMessage message
            ? " type " + message.type() + " code " + message.code()
            : "";
    return protocol + type + " from " + source + " to " + destination;
  }
}
