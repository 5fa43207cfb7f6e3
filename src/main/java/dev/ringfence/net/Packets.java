package dev.ringfence.net;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An exact, immutable set of packet headers over family, source and destination address, protocol,
 * source and destination port, ICMP type and code. Ports exist for TCP, UDP, DCCP, SCTP and
 * UDP-Lite only, types and codes for ICMP and ICMPv6 only. Sets with the same packets are equal,
 * however they were made.
 *
 * <p>Kept per family as layers: services above, below them which sources reach which destinations.
 * An operation costs about the number of distinct steps on both sides, not of rules.
 */
public final class Packets {
  private static final Packets NONE = new Packets(Layer.none(), Layer.none());
  private static final Packets ALL = of(Addresses.all(), Addresses.all(), Services.all());

  /** The two layers of {@link Services}, then source, then destination. */
  private final Layer<Layer<Layer<Layer<Ranges>>>> ipv4;

  private final Layer<Layer<Layer<Layer<Ranges>>>> ipv6;

  private Packets(
      Layer<Layer<Layer<Layer<Ranges>>>> ipv4, Layer<Layer<Layer<Layer<Ranges>>>> ipv6) {
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
  }

  Layer<Layer<Layer<Layer<Ranges>>>> layers(Family family) {
    return switch (family) {
      case IPV4 -> ipv4;
      case IPV6 -> ipv6;
    };
  }

  public static Packets none() {
    return NONE;
  }

  /** Every packet of both families. */
  public static Packets all() {
    return ALL;
  }

  /** Every packet with these services. */
  public static Packets of(Services services) {
    return of(Addresses.all(), Addresses.all(), services);
  }

  /** Every combination of the three; source and destination are of one family in each packet. */
  public static Packets of(Addresses sources, Addresses destinations, Services services) {
    return new Packets(
        product(sources.ranges(Family.IPV4), destinations.ranges(Family.IPV4), services),
        product(sources.ranges(Family.IPV6), destinations.ranges(Family.IPV6), services));
  }

  private static Layer<Layer<Layer<Layer<Ranges>>>> product(
      Ranges sources, Ranges destinations, Services services) {
    Layer<Ranges> pairs = Layer.of(sources, destinations);
    return services.layers().map(fields -> fields.map(second -> Layer.of(second, pairs)));
  }

  /** Just this packet. */
  public static Packets of(Packet packet) {
    Ranges first = Ranges.between(packet.firstField(), packet.firstField());
    Ranges second = Ranges.between(packet.secondField(), packet.secondField());
    return of(
        Addresses.of(packet.source()),
        Addresses.of(packet.destination()),
        new Services(Layer.of(Protocols.of(packet.protocol()).ranges(), Layer.of(first, second))));
  }

  /** The union of many sets by halving; for many sets far cheaper than one after another. */
  public static Packets unionOf(Collection<Packets> sets) {
    return new Packets(
        Layer.unionOf(sets.stream().map(set -> set.ipv4).toList()),
        Layer.unionOf(sets.stream().map(set -> set.ipv6).toList()));
  }

  public Packets union(Packets other) {
    return combine(other, SetOperation.UNION);
  }

  public Packets intersect(Packets other) {
    return combine(other, SetOperation.INTERSECT);
  }

  public Packets minus(Packets other) {
    return combine(other, SetOperation.MINUS);
  }

  private Packets combine(Packets other, SetOperation operation) {
    return new Packets(ipv4.combine(other.ipv4, operation), ipv6.combine(other.ipv6, operation));
  }

  /** Every packet of both families that is not in this set. */
  public Packets complement() {
    return ALL.minus(this);
  }

  public boolean isEmpty() {
    return ipv4.isEmpty() && ipv6.isEmpty();
  }

  public boolean contains(Packet packet) {
    Address source = packet.source();
    Address destination = packet.destination();
    Layer<Layer<Layer<Ranges>>> fields = layers(packet.family()).at(0, packet.protocol().number());
    Layer<Layer<Ranges>> second = fields == null ? null : fields.at(0, packet.firstField());
    Layer<Ranges> pairs = second == null ? null : second.at(0, packet.secondField());
    Ranges reached = pairs == null ? null : pairs.at(source.high(), source.low());
    return reached != null && reached.contains(destination.high(), destination.low());
  }

  public boolean containsAll(Packets other) {
    return ipv4.containsAll(other.ipv4) && ipv6.containsAll(other.ipv6);
  }

  public boolean intersects(Packets other) {
    return ipv4.intersects(other.ipv4) || ipv6.intersects(other.ipv6);
  }

  /** Whether both hold the same packets; the same as {@link #equals}. */
  public boolean sameAs(Packets other) {
    return equals(other);
  }

  /** One packet of this set, always the same one: by preference TCP from an ephemeral port. */
  public Optional<Packet> witness() {
    return Witness.of(this);
  }

  /** Addresses from which at least one packet comes. */
  public Addresses sources() {
    return projected(Layer::domain);
  }

  /** Addresses to which at least one packet goes. */
  public Addresses destinations() {
    return projected(pairs -> Ranges.unionOf(pairs.rests()));
  }

  private Addresses projected(Function<Layer<Ranges>, Ranges> projection) {
    Addresses result = Addresses.none();
    for (Family family : Family.values()) {
      List<Ranges> parts = new ArrayList<>();
      for (Layer<Layer<Layer<Ranges>>> first : layers(family).rests()) {
        for (Layer<Layer<Ranges>> second : first.rests()) {
          second.rests().forEach(pairs -> parts.add(projection.apply(pairs)));
        }
      }
      result = result.union(Addresses.ofRanges(family, Ranges.unionOf(parts)));
    }
    return result;
  }

  /** Protocols, ports and ICMP types with which at least one packet comes. */
  public Services services() {
    return services(Family.IPV4).union(services(Family.IPV6));
  }

  private Services services(Family family) {
    return new Services(layers(family).map(fields -> fields.map(Layer::domain)));
  }

  public Protocols protocols() {
    return Protocols.ofRanges(ipv4.domain().combine(ipv6.domain(), SetOperation.UNION));
  }

  /** Destination ports of this protocol's packets; none if it has no ports. */
  public Ports destinationPorts(Protocol protocol) {
    return services().destinationPorts(protocol);
  }

  /** Source ports of this protocol's packets; none if it has no ports. */
  public Ports sourcePorts(Protocol protocol) {
    return services().sourcePorts(protocol);
  }

  /** The part that comes from these addresses. */
  public Packets fromSources(Addresses sources) {
    return mapPairs((family, pairs) -> pairs.restrict(sources.ranges(family)));
  }

  /** The part that goes to these addresses. */
  public Packets toDestinations(Addresses destinations) {
    return mapPairs(
        (family, pairs) ->
            pairs.map(
                reached -> reached.combine(destinations.ranges(family), SetOperation.INTERSECT)));
  }

  /**
   * A set with the same packets between these addresses, made up anew beyond them so that it is
   * simple: services that pass between all of them pass between any addresses. For use where no
   * other addresses occur; sets that differ only in those become equal.
   */
  public Packets simplifiedBetween(Addresses sources, Addresses destinations) {
    return mapPairs(
        (family, pairs) -> {
          Layer<Ranges> area = Layer.of(sources.ranges(family), destinations.ranges(family));
          if (!area.isEmpty() && pairs.containsAll(area)) {
            Ranges every = Addresses.all().ranges(family);
            return Layer.of(every, every);
          }
          return pairs.combine(area, SetOperation.INTERSECT);
        });
  }

  private Packets mapPairs(BiFunction<Family, Layer<Ranges>, Layer<Ranges>> change) {
    return new Packets(mapPairs(Family.IPV4, change), mapPairs(Family.IPV6, change));
  }

  private Layer<Layer<Layer<Layer<Ranges>>>> mapPairs(
      Family family, BiFunction<Family, Layer<Ranges>, Layer<Ranges>> change) {
    return layers(family)
        .map(first -> first.map(second -> second.map(pairs -> change.apply(family, pairs))));
  }

  /** The part of this family. */
  public Packets ofFamily(Family family) {
    return switch (family) {
      case IPV4 -> new Packets(ipv4, Layer.none());
      case IPV6 -> new Packets(Layer.none(), ipv6);
    };
  }

  public Packets onProtocol(Protocol protocol) {
    return onProtocols(Protocols.of(protocol));
  }

  public Packets onProtocols(Protocols protocols) {
    return mapLayers(layers -> layers.restrict(protocols.ranges()));
  }

  /** The part with these services. */
  public Packets onServices(Services services) {
    return intersect(of(services));
  }

  /** The part to these destination ports; protocols without ports are not in it. */
  public Packets toPorts(Ports ports) {
    return mapLayers(
        layers -> layers.restrict(Services.PORTED).map(first -> first.restrict(ports.ranges())));
  }

  /** The part from these source ports; protocols without ports are not in it. */
  public Packets fromPorts(Ports ports) {
    return mapLayers(
        layers ->
            layers
                .restrict(Services.PORTED)
                .map(first -> first.map(second -> second.restrict(ports.ranges()))));
  }

  private Packets mapLayers(UnaryOperator<Layer<Layer<Layer<Layer<Ranges>>>>> change) {
    return new Packets(change.apply(ipv4), change.apply(ipv6));
  }

  /** Source and destination swapped, ports with them; ICMP types and codes stay as they are. */
  public Packets reversed() {
    return mapLayers(Reversal::of);
  }

  /**
   * The requests whose answer is in this set: addresses and ports the other way round, for ICMP an
   * echo reply and its like (RFC 792, RFC 4443); other ICMP messages have no answer and are all in.
   */
  public Packets answerable() {
    return mapFamilies(Answering::requests);
  }

  /**
   * The same destinations from every source: a packet is in the result if some source address, with
   * ports some source port, lets it be in this set.
   */
  public Packets fromAnySource() {
    return mapFamilies(Translation::fromAnySource);
  }

  /**
   * The packets after their destination was replaced; protocols without ports are not in the
   * result.
   */
  public Packets redirected(Addresses destinations, Ports ports) {
    return mapFamilies(
        (family, layers) ->
            Translation.redirected(layers, destinations.ranges(family), ports.ranges()));
  }

  private Packets mapFamilies(
      BiFunction<Family, Layer<Layer<Layer<Layer<Ranges>>>>, Layer<Layer<Layer<Layer<Ranges>>>>>
          change) {
    return new Packets(change.apply(Family.IPV4, ipv4), change.apply(Family.IPV6, ipv6));
  }

  /**
   * Boxes whose union is this set, for display: few, in a fixed order, the same for equal sets.
   * They may overlap where that reads better.
   */
  public List<Box> boxes() {
    return Boxes.of(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Packets that && ipv4.equals(that.ipv4) && ipv6.equals(that.ipv6);
  }

  @Override
  public int hashCode() {
    return 31 * ipv4.hashCode() + ipv6.hashCode();
  }

  /** The boxes separated by semicolons; {@code all packets} or {@code no packet} at the ends. */
  @Override
  public String toString() {
    if (isEmpty()) {
      return "no packet";
    }
    return equals(ALL)
        ? "all packets"
        : boxes().stream().map(Box::toString).collect(Collectors.joining("; "));
  }
}
