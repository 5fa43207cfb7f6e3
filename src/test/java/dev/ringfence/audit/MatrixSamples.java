package dev.ringfence.audit;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Box;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packet.Fields.PortPair;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Packets at the corners of lines of a matrix, and just outside of them. */
final class MatrixSamples {
  private static final List<Integer> ASKED = List.of(0, 22, 443, 5432, 8443, 65_535);
  private static final int CLIENT = 50_000;

  private MatrixSamples() {}

  /** The first and the last value of every field, each beside its neighbours. */
  static Set<Packet> around(Box box) {
    Set<Packet> samples = new LinkedHashSet<>();
    for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
      Packets packets = box.packets().onProtocol(protocol);
      if (packets.isEmpty()) {
        packets = box.packets();
      }
      for (Address from : edges(box.sources())) {
        for (Address to : edges(box.destinations())) {
          samples.addAll(around(packets, from, to, protocol));
        }
      }
    }
    Address first = box.sources().first().orElseThrow();
    samples.add(
        new Packet(
            first,
            box.destinations().first().orElseThrow(),
            Protocol.ESP,
            new Packet.Fields.None()));
    return samples;
  }

  private static Set<Packet> around(Packets packets, Address from, Address to, Protocol protocol) {
    List<Integer> sources = edges(packets.sourcePorts(protocol));
    List<Integer> destinations = edges(packets.destinationPorts(protocol));
    Set<Packet> samples = new LinkedHashSet<>();
    // Corners and their neighbours field by field: what two fields do together shows at corners.
    for (int source : sources) {
      samples.add(packet(from, to, protocol, source, destinations.get(0)));
      samples.add(packet(from, to, protocol, source, destinations.get(destinations.size() - 1)));
    }
    for (int destination : destinations) {
      samples.add(packet(from, to, protocol, CLIENT, destination));
    }
    return samples;
  }

  /** Between two places, on ports that somebody asks for. */
  static Set<Packet> between(List<Address> from, List<Address> to) {
    Set<Packet> samples = new LinkedHashSet<>();
    for (Address source : from) {
      for (Address destination : to) {
        for (int port : ASKED) {
          if (source.family() == destination.family()) {
            samples.add(packet(source, destination, Protocol.TCP, CLIENT, port));
          }
        }
      }
    }
    return samples;
  }

  private static Packet packet(
      Address from, Address to, Protocol protocol, int sourcePort, int port) {
    return new Packet(from, to, protocol, new PortPair(sourcePort, port));
  }

  /** First and last address, and those next to them. */
  private static List<Address> edges(Addresses addresses) {
    List<Cidr> blocks = addresses.cidrs();
    Address first = blocks.get(0).first();
    Address last = blocks.get(blocks.size() - 1).last();
    return Stream.of(first, last, moved(first, -1), moved(last, 1)).distinct().toList();
  }

  private static Address moved(Address address, int by) {
    return address.family() == Family.IPV4
        ? Address.ipv4((int) (address.low() + by))
        : Address.ipv6(address.high(), address.low() + by);
  }

  /** Ends of the first and the last range, and the ports next to them; some where there is none. */
  private static List<Integer> edges(Ports ports) {
    if (ports.isEmpty()) {
      return ASKED;
    }
    Set<Integer> edges = new TreeSet<>();
    String[] ranges = ports.toString().split(",");
    for (String range : List.of(ranges[0], ranges[ranges.length - 1])) {
      for (String end : range.split("-")) {
        int port = end.equals("all") ? 0 : Integer.parseInt(end);
        edges.addAll(List.of(Math.max(0, port - 1), port, Math.min(65_535, port + 1)));
      }
    }
    return new ArrayList<>(edges);
  }
}
