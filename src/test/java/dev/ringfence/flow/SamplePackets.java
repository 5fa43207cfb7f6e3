package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packet.Fields.IcmpMessage;
import dev.ringfence.net.Packet.Fields.None;
import dev.ringfence.net.Packet.Fields.PortPair;
import dev.ringfence.net.Protocol;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Packets at the edges of everything that an estate's lines mention. */
final class SamplePackets {
  private static final List<Protocol> PORTED = List.of(Protocol.TCP, Protocol.TCP, Protocol.UDP);
  private static final List<Integer> TYPES = List.of(0, 3, 8, 13, 128, 129);
  private static final List<String> ELSEWHERE =
      List.of("8.8.8.8", "172.16.0.9", "100.64.0.1", "2600:1f14::8", "fd00::8", "224.0.0.1");

  private final EstateText estate;
  private final SplittableRandom random;
  private final List<Integer> ports;
  private final List<Address> own;
  private final List<Address> all;

  SamplePackets(EstateText estate, SplittableRandom random) {
    this.estate = estate;
    this.random = random;
    ports = List.copyOf(ports(estate));
    own = addresses(Set.of("at"));
    Set<Address> found = new LinkedHashSet<>(own);
    found.addAll(addresses(Set.of("to", "block", "peer")));
    unknownHosts().forEach(found::add);
    ELSEWHERE.forEach(text -> found.add(Address.parse(text)));
    all = List.copyOf(found);
  }

  /** Some packets, most of them from or to an endpoint. */
  Collection<Packet> some(int count) {
    Set<Packet> packets = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      Address one = any(own);
      Address other = any(random.nextInt(3) == 0 ? all : own);
      if (one.family() == other.family()) {
        packets.add(random.nextBoolean() ? packet(one, other) : packet(other, one));
      }
    }
    return packets;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private Packet packet(Address from, Address to) {
    int kind = random.nextInt(10);
    if (kind < 8) {
      int source = random.nextInt(3) == 0 ? any(ports) : 50_000;
      return new Packet(from, to, any(PORTED), new PortPair(source, any(ports)));
    }
    if (kind == 8) {
      Protocol icmp = from.family() == Family.IPV4 ? Protocol.ICMP : Protocol.ICMPV6;
      return new Packet(from, to, icmp, new IcmpMessage(any(TYPES), random.nextInt(2)));
    }
    return new Packet(from, to, Protocol.ESP, new None());
  }

  /** Addresses that interfaces may have whose addresses are not known. */
  private List<Address> unknownHosts() {
    return estate.parsed().stream()
        .filter(line -> line.kind().equals("interface") && line.isUnknown("at"))
        .flatMap(
            line ->
                estate.parsed().stream()
                    .filter(subnet -> subnet.kind().equals("subnet"))
                    .filter(subnet -> subnet.name().equals(line.text("subnet"))))
        .flatMap(subnet -> Texts.addresses(subnet.text("cidrs")).cidrs().stream())
        .map(Cidr::last)
        .toList();
  }

  /** First and last address of every block, and their neighbours. */
  private List<Address> addresses(Set<String> keys) {
    Set<Address> found = new LinkedHashSet<>();
    for (EstateLine line : estate.parsed()) {
      for (String key : keys) {
        String value = line.text(key, "").replace("list/", "");
        if (!value.isEmpty() && !value.equals("?") && !value.startsWith("group/")) {
          Texts.addresses(value).cidrs().forEach(block -> addEdges(found, block));
        }
      }
    }
    return List.copyOf(found);
  }

  private static void addEdges(Set<Address> found, Cidr block) {
    found.add(block.first());
    found.add(block.last());
    if (block.prefixLength() == block.family().bits()) {
      return;
    }
    Addresses others = Addresses.all(block.family()).minus(Addresses.of(block));
    others
        .cidrs()
        .forEach(
            other -> {
              if (next(other.last()).equals(block.first())) {
                found.add(other.last());
              }
              if (next(block.last()).equals(other.first())) {
                found.add(other.first());
              }
            });
  }

  private static Address next(Address address) {
    long low = address.low() + 1;
    return switch (address.family()) {
      case IPV4 -> Address.ipv4((int) low);
      case IPV6 -> Address.ipv6(low == 0 ? address.high() + 1 : address.high(), low);
    };
  }

  /** Both sides of every edge of a port range, and the ends. */
  private static Set<Integer> ports(EstateText estate) {
    Set<Integer> ports = new TreeSet<>(Set.of(0, 22, 443, 1023, 1024, 50000, 65535));
    for (EstateLine line : estate.parsed()) {
      String traffic = line.text("traffic", "");
      if (traffic.startsWith("tcp:") || traffic.startsWith("udp:")) {
        for (String end : traffic.substring(4).split("-")) {
          int port = Integer.parseInt(end);
          ports.addAll(List.of(Math.max(0, port - 1), port, Math.min(65535, port + 1)));
        }
      }
    }
    estate.parsed().stream()
        .filter(line -> line.kind().equals("forward"))
        .flatMap(line -> Stream.of(line.text("port"), line.text("onto")))
        .filter(port -> !port.equals("?"))
        .forEach(port -> ports.add(Integer.parseInt(port)));
    return ports;
  }

  /** One port at least of every run that no rule tells apart. */
  static List<Integer> everyPort(EstateText estate) {
    return List.copyOf(ports(estate));
  }

  /** Some addresses of a set: the ends of its blocks. */
  static List<Address> spread(Addresses addresses) {
    return addresses.cidrs().stream()
        .flatMap(block -> Stream.of(block.first(), block.last()))
        .distinct()
        .toList();
  }
}
