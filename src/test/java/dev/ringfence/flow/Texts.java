package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packet.Fields.IcmpMessage;
import dev.ringfence.net.Packet.Fields.None;
import dev.ringfence.net.Packet.Fields.PortPair;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import java.util.ArrayList;
import java.util.List;

/** Reads the words that estates and packets of these tests are written in. */
final class Texts {
  private Texts() {}

  /** {@code all}, {@code tcp}, {@code tcp:22}, {@code udp:1024-65535}, {@code icmp:8/0}. */
  static Services services(String text) {
    if (text.equals("all")) {
      return Services.all();
    }
    int colon = text.indexOf(':');
    Protocol protocol = Protocol.parse(colon < 0 ? text : text.substring(0, colon));
    if (colon < 0) {
      return Services.of(protocol);
    }
    String[] ends = text.substring(colon + 1).split("[-/]");
    int first = Integer.parseInt(ends[0]);
    if (protocol.hasPorts()) {
      int last = Integer.parseInt(ends[ends.length - 1]);
      return Services.of(protocol, Ports.all(), Ports.range(first, last));
    }
    return ends.length == 1
        ? Services.icmp(protocol, first)
        : Services.icmp(protocol, first, Integer.parseInt(ends[1]));
  }

  /** Blocks or addresses, comma separated. */
  static Addresses addresses(String text) {
    List<Addresses> parts = new ArrayList<>();
    for (String part : EstateLine.list(text)) {
      parts.add(part.contains("/") ? Addresses.of(part) : Addresses.of(Address.parse(part)));
    }
    return Addresses.unionOf(parts);
  }

  /**
   * {@code tcp 10.0.0.1 50000 > 10.0.1.5 443}, {@code icmp 10.0.0.1 > 10.0.1.5 8/0}, {@code esp
   * 10.0.0.1 > 10.0.1.5}.
   */
  static Packet packet(String text) {
    String[] words = text.split("\\s+");
    Protocol protocol = Protocol.parse(words[0]);
    Address source = Address.parse(words[1]);
    if (protocol.hasPorts()) {
      PortPair ports = new PortPair(Integer.parseInt(words[2]), Integer.parseInt(words[5]));
      return new Packet(source, Address.parse(words[4]), protocol, ports);
    }
    Address destination = Address.parse(words[3]);
    if (protocol.hasIcmpTypes()) {
      String[] message = words[4].split("/");
      return new Packet(
          source,
          destination,
          protocol,
          new IcmpMessage(Integer.parseInt(message[0]), Integer.parseInt(message[1])));
    }
    return new Packet(source, destination, protocol, new None());
  }
}
