package dev.ringfence.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A small universe of packets, one from each cell of a grid. Sets generated on that grid are equal
 * exactly when they have the same samples, so plain loops over the samples are an oracle.
 */
final class Samples {
  /** How many of the usual rounds are run: mutants are many, and most fall in the first rounds. */
  private static final int PERCENT = Integer.getInteger("ringfence.rounds", 100);

  static int rounds(int usual) {
    return Math.max(1, usual * PERCENT / 100);
  }

  /** Neighbouring addresses that every generated set treats alike. */
  record Cell(Address first, Address last) {
    static Cell of(String first, String last) {
      return new Cell(Address.parse(first), Address.parse(last));
    }

    boolean holds(Address address) {
      return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }
  }

  record Span(int first, int last) {
    boolean holds(int value) {
      return first <= value && value <= last;
    }
  }

  /** A set, and the samples that belong to it by comparing numbers. */
  record Generated(Packets packets, Set<Packet> members) {}

  private static final List<Cell> CELLS =
      List.of(
          Cell.of("0.0.0.0", "9.255.255.255"),
          Cell.of("10.0.0.0", "10.0.0.255"),
          Cell.of("10.0.1.0", "255.255.255.255"),
          Cell.of("::", "2001:db8::ffff:ffff:ffff:ffff"),
          Cell.of("2001:db8:0:1::", "2001:db8:0:1:ffff:ffff:ffff:ffff"),
          Cell.of("2001:db8:0:2::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
  private static final List<Span> PORTS =
      List.of(new Span(0, 21), new Span(22, 22), new Span(23, 65535));
  private static final List<Span> TYPES = List.of(new Span(0, 7), new Span(8, 255));
  private static final List<Span> CODES = List.of(new Span(0, 0), new Span(1, 255));

  /** All that have fields, and two of the others, of which only ESP is ever named by itself. */
  private static final List<Protocol> PROTOCOLS =
      List.of(
          Protocol.ICMP,
          Protocol.TCP,
          Protocol.UDP,
          Protocol.DCCP,
          Protocol.ESP,
          Protocol.ICMPV6,
          Protocol.SCTP,
          Protocol.UDP_LITE,
          new Protocol(255));

  private final SplittableRandom random;
  private final List<Packet> all = new ArrayList<>();
  private final Map<List<Object>, Services> icmp = new HashMap<>();

  Samples(long seed) {
    random = new SplittableRandom(seed);
    for (Cell source : CELLS) {
      for (Cell destination : CELLS) {
        if (source.first().family() == destination.first().family()) {
          PROTOCOLS.forEach(protocol -> addAll(end(source), end(destination), protocol));
        }
      }
    }
  }

  private void addAll(Address source, Address destination, Protocol protocol) {
    List<Span> first = protocol.hasPorts() ? PORTS : TYPES;
    List<Span> second = protocol.hasPorts() ? PORTS : CODES;
    if (!protocol.hasPorts() && !protocol.hasIcmpTypes()) {
      all.add(new Packet(source, destination, protocol, new Packet.Fields.None()));
      return;
    }
    for (Span one : first) {
      for (Span two : second) {
        all.add(
            new Packet(
                source,
                destination,
                protocol,
                protocol.hasPorts()
                    ? new Packet.Fields.PortPair(end(two), end(one))
                    : new Packet.Fields.IcmpMessage(end(one), end(two))));
      }
    }
  }

  private Address end(Cell cell) {
    return random.nextBoolean() ? cell.first() : cell.last();
  }

  private int end(Span span) {
    return random.nextBoolean() ? span.first() : span.last();
  }

  List<Packet> all() {
    return all;
  }

  SplittableRandom random() {
    return random;
  }

  Set<Packet> where(Predicate<Packet> condition) {
    return all.stream().filter(condition).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The samples in a set, asked one by one. */
  Set<Packet> in(Packets packets) {
    return where(packets::contains);
  }

  /** A union of up to four random boxes, sometimes turned into its complement. */
  Generated next() {
    Packets packets = Packets.none();
    Set<Packet> members = new LinkedHashSet<>();
    int boxes = random.nextInt(5);
    for (int i = 0; i < boxes; i++) {
      Generated box = nextBox();
      packets = packets.union(box.packets());
      members.addAll(box.members());
    }
    if (random.nextInt(4) > 0) {
      return new Generated(packets, members);
    }
    return new Generated(packets.complement(), where(packet -> !members.contains(packet)));
  }

  Generated nextBox() {
    List<Cell> sources = some(CELLS);
    List<Cell> destinations = some(CELLS);
    List<Protocol> protocols = some(PROTOCOLS.subList(0, PROTOCOLS.size() - 1));
    boolean isAnyProtocol = random.nextInt(5) == 0;
    List<Span> first = some(PORTS);
    List<Span> second = some(PORTS);
    List<Span> types = some(TYPES);
    List<Span> codes = some(CODES);
    List<Services> services = new ArrayList<>();
    for (Protocol protocol : protocols) {
      if (protocol.hasPorts()) {
        services.add(Services.of(protocol, ports(second), ports(first)));
      } else if (protocol.hasIcmpTypes()) {
        services.add(
            icmp.computeIfAbsent(
                List.of(protocol, types, codes), key -> icmp(protocol, types, codes)));
      } else {
        services.add(Services.of(protocol));
      }
    }
    Packets packets =
        Packets.of(
            addresses(sources),
            addresses(destinations),
            isAnyProtocol ? Services.all() : Services.unionOf(services));
    return new Generated(
        packets,
        where(
            packet ->
                holds(sources, packet.source())
                    && holds(destinations, packet.destination())
                    && (isAnyProtocol
                        || protocols.contains(packet.protocol())
                            && fieldsHold(packet, first, second, types, codes))));
  }

  private static boolean fieldsHold(
      Packet packet, List<Span> first, List<Span> second, List<Span> types, List<Span> codes) {
    if (packet.fields() instanceof Packet.Fields.PortPair ports) {
      return holds(first, ports.destination()) && holds(second, ports.source());
    }
    return !(packet.fields() instanceof Packet.Fields.IcmpMessage message)
        || holds(types, message.type()) && holds(codes, message.code());
  }

  static boolean holds(List<Cell> cells, Address address) {
    return cells.stream().anyMatch(cell -> cell.holds(address));
  }

  static boolean holds(List<Span> spans, int value) {
    return spans.stream().anyMatch(span -> span.holds(value));
  }

  static Addresses addresses(List<Cell> cells) {
    return Addresses.unionOf(
        cells.stream().map(cell -> Addresses.range(cell.first(), cell.last())).toList());
  }

  static Ports ports(List<Span> spans) {
    return Ports.unionOf(spans.stream().map(s -> Ports.range(s.first(), s.last())).toList());
  }

  /** Every address of the cells in which one of these lies. */
  static Addresses cellsOf(List<Address> addresses) {
    return addresses(
        CELLS.stream().filter(cell -> addresses.stream().anyMatch(cell::holds)).toList());
  }

  /** Every port of the spans in which one of these lies. */
  static Ports spansOf(List<Integer> ports) {
    return ports(PORTS.stream().filter(span -> ports.stream().anyMatch(span::holds)).toList());
  }

  private static Services icmp(Protocol protocol, List<Span> types, List<Span> codes) {
    List<Services> ofType = new ArrayList<>();
    List<Services> ofCode = new ArrayList<>();
    for (int type = 0; type < 256; type++) {
      ofType.add(holds(types, type) ? Services.icmp(protocol, type) : Services.none());
      ofCode.add(Services.icmp(protocol, type, 0));
    }
    Services codeZero = Services.unionOf(ofCode);
    Services others = Services.of(protocol).minus(codeZero);
    return Services.unionOf(ofType)
        .intersect(
            (holds(codes, 0) ? codeZero : Services.none())
                .union(holds(codes, 1) ? others : Services.none()));
  }

  List<Cell> someCells() {
    return some(CELLS);
  }

  List<Span> somePorts() {
    return some(PORTS);
  }

  List<Protocol> someProtocols() {
    return some(PROTOCOLS.subList(0, PROTOCOLS.size() - 1));
  }

  private <T> List<T> some(List<T> items) {
    List<T> some = new ArrayList<>();
    for (T item : items) {
      if (random.nextBoolean()) {
        some.add(item);
      }
    }
    return some;
  }
}
