package dev.ringfence.net;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

/**
 * An exact, immutable set of protocols with their ports or ICMP types: what a filter rule says
 * beside addresses. Every protocol has two fields here: destination and source port, or ICMP type
 * and code, or, for the protocols that have neither, a single value; so equal sets are equal.
 */
public final class Services {
  static final Ranges PORTED =
      Protocols.of(Protocol.TCP, Protocol.UDP, Protocol.DCCP, Protocol.SCTP, Protocol.UDP_LITE)
          .ranges();
  static final Ranges TYPED = Protocols.of(Protocol.ICMP, Protocol.ICMPV6).ranges();
  static final Ranges BARE =
      Protocols.all()
          .ranges()
          .combine(PORTED, SetOperation.MINUS)
          .combine(TYPED, SetOperation.MINUS);

  static final int LARGEST_TYPE = 255;
  static final Layer<Ranges> EVERY_PORT = square(Ports.LARGEST);
  static final Layer<Ranges> EVERY_TYPE = square(LARGEST_TYPE);
  private static final Layer<Ranges> NO_FIELDS = square(0);

  private static final Services NONE = new Services(Layer.none());
  private static final Services ALL =
      new Services(Layer.of(PORTED, EVERY_PORT))
          .union(new Services(Layer.of(TYPED, EVERY_TYPE)))
          .union(new Services(Layer.of(BARE, NO_FIELDS)));

  /** Protocol, then destination port or ICMP type, then source port or ICMP code. */
  private final Layer<Layer<Ranges>> layers;

  Services(Layer<Layer<Ranges>> layers) {
    this.layers = layers;
  }

  private static Layer<Ranges> square(long largest) {
    return Layer.of(Ranges.between(0, largest), Ranges.between(0, largest));
  }

  Layer<Layer<Ranges>> layers() {
    return layers;
  }

  public static Services none() {
    return NONE;
  }

  public static Services all() {
    return ALL;
  }

  /** All of these protocols, whatever their ports or types. */
  public static Services of(Protocol... protocols) {
    return of(Protocols.of(protocols));
  }

  /** All of these protocols, whatever their ports or types. */
  public static Services of(Protocols protocols) {
    return new Services(ALL.layers.restrict(protocols.ranges()));
  }

  /** TCP to these destination ports, from any source port. */
  public static Services tcp(Ports destinations) {
    return of(Protocol.TCP, Ports.all(), destinations);
  }

  /** UDP to these destination ports, from any source port. */
  public static Services udp(Ports destinations) {
    return of(Protocol.UDP, Ports.all(), destinations);
  }

  /**
   * @throws IllegalArgumentException if the protocol has no ports
   */
  public static Services of(Protocol protocol, Ports sources, Ports destinations) {
    if (!protocol.hasPorts()) {
      throw new IllegalArgumentException(protocol + " has no ports");
    }
    return of(protocol, destinations.ranges(), sources.ranges());
  }

  /**
   * One ICMP type with any code.
   *
   * @param type 0-255
   * @throws IllegalArgumentException if the protocol is neither ICMP nor ICMPv6, or for other types
   */
  public static Services icmp(Protocol protocol, int type) {
    return of(requireIcmp(protocol), field(type), Ranges.between(0, LARGEST_TYPE));
  }

  /**
   * One ICMP type and code.
   *
   * @param type 0-255
   * @param code 0-255
   * @throws IllegalArgumentException if the protocol is neither ICMP nor ICMPv6, or for other
   *     values
   */
  public static Services icmp(Protocol protocol, int type, int code) {
    return of(requireIcmp(protocol), field(type), field(code));
  }

  private static Services of(Protocol protocol, Ranges first, Ranges second) {
    return new Services(Layer.of(Protocols.of(protocol).ranges(), Layer.of(first, second)));
  }

  private static Protocol requireIcmp(Protocol protocol) {
    if (!protocol.hasIcmpTypes()) {
      throw new IllegalArgumentException(protocol + " has no ICMP types");
    }
    return protocol;
  }

  private static Ranges field(int value) {
    if (value < 0 || value > LARGEST_TYPE) {
      throw new IllegalArgumentException(value + " is not an ICMP type or code 0-255");
    }
    return Ranges.between(value, value);
  }

  public static Services unionOf(Collection<Services> sets) {
    return new Services(Layer.unionOf(sets.stream().map(Services::layers).toList()));
  }

  public Services union(Services other) {
    return new Services(layers.combine(other.layers, SetOperation.UNION));
  }

  public Services intersect(Services other) {
    return new Services(layers.combine(other.layers, SetOperation.INTERSECT));
  }

  public Services minus(Services other) {
    return new Services(layers.combine(other.layers, SetOperation.MINUS));
  }

  public Services complement() {
    return ALL.minus(this);
  }

  public boolean containsAll(Services other) {
    return layers.containsAll(other.layers);
  }

  public boolean intersects(Services other) {
    return layers.intersects(other.layers);
  }

  public boolean isEmpty() {
    return layers.isEmpty();
  }

  /** Number of combinations of protocol and fields. */
  BigInteger count() {
    BigInteger[] count = {BigInteger.ZERO};
    layers.forEach(
        (protocols, fields) ->
            fields.forEach(
                (first, second) ->
                    count[0] =
                        count[0].add(
                            protocols.count().multiply(first.count()).multiply(second.count()))));
    return count[0];
  }

  /** The protocols of which at least one header is in this set. */
  public Protocols protocols() {
    return Protocols.ofRanges(layers.domain());
  }

  /** The part on these protocols. */
  public Services onProtocols(Protocols protocols) {
    return new Services(layers.restrict(protocols.ranges()));
  }

  /** The part to these destination ports; protocols without ports are not in it. */
  public Services toPorts(Ports ports) {
    return new Services(layers.restrict(PORTED).map(fields -> fields.restrict(ports.ranges())));
  }

  /** The part from these source ports; protocols without ports are not in it. */
  public Services fromPorts(Ports ports) {
    return new Services(
        layers
            .restrict(PORTED)
            .map(
                fields ->
                    fields.map(
                        sources -> sources.combine(ports.ranges(), SetOperation.INTERSECT))));
  }

  /** Destination ports of this protocol in this set; none if it has no ports. */
  public Ports destinationPorts(Protocol protocol) {
    Layer<Ranges> fields = layers.at(0, protocol.number());
    return fields == null || !protocol.hasPorts() ? Ports.none() : Ports.ofRanges(fields.domain());
  }

  /** Source ports of this protocol in this set; none if it has no ports. */
  public Ports sourcePorts(Protocol protocol) {
    Layer<Ranges> fields = layers.at(0, protocol.number());
    return fields == null || !protocol.hasPorts()
        ? Ports.none()
        : Ports.ofRanges(Ranges.unionOf(fields.rests()));
  }

  /** This set as the lines of a table: by protocol, then by ports or types. */
  public List<ServiceTerm> terms() {
    return ServiceTerms.of(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Services that && layers.equals(that.layers);
  }

  @Override
  public int hashCode() {
    return layers.hashCode();
  }

  /**
   * Such as {@code tcp 22,3389 and icmp type 8}; {@code all tcp} is every port of it, {@code all
   * protocols} everything.
   */
  @Override
  public String toString() {
    return equals(ALL) ? "all protocols" : ServicesText.of(this);
  }
}
