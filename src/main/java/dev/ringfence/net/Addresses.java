package dev.ringfence.net;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An exact, immutable set of addresses of both families. Sets with the same addresses are equal,
 * however they were made.
 */
public final class Addresses {
  private static final Ranges EVERY_IPV4 = Ranges.between(0, 0xFFFF_FFFFL);
  private static final Ranges EVERY_IPV6 = Ranges.between(0, 0, -1L, -1L);
  private static final Addresses NONE = new Addresses(Ranges.NONE, Ranges.NONE);
  private static final Addresses ALL = new Addresses(EVERY_IPV4, EVERY_IPV6);

  /** IPv4 private use: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 (RFC 1918). */
  public static final Addresses PRIVATE_USE = of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  /** IPv4 shared address space of carriers: 100.64.0.0/10 (RFC 6598). */
  public static final Addresses SHARED = of("100.64.0.0/10");

  /** IPv6 unique local addresses: fc00::/7 (RFC 4193). */
  public static final Addresses UNIQUE_LOCAL = of("fc00::/7");

  /** Addresses for use inside an organisation: RFC 1918, RFC 6598 and RFC 4193. */
  public static final Addresses PRIVATE = PRIVATE_USE.union(SHARED).union(UNIQUE_LOCAL);

  /** 127.0.0.0/8 (RFC 1122, 3.2.1.3) and ::1 (RFC 4291). */
  public static final Addresses LOOPBACK = of("127.0.0.0/8", "::1/128");

  /** 169.254.0.0/16 (RFC 3927) and fe80::/10 (RFC 4291); cloud metadata services live here. */
  public static final Addresses LINK_LOCAL = of("169.254.0.0/16", "fe80::/10");

  /** 224.0.0.0/4 (RFC 5771) and ff00::/8 (RFC 4291). */
  public static final Addresses MULTICAST = of("224.0.0.0/4", "ff00::/8");

  /** Examples in documents: RFC 5737 for IPv4, RFC 3849 and RFC 9637 for IPv6. */
  public static final Addresses DOCUMENTATION =
      of("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20");

  /** Benchmarks of devices: 198.18.0.0/15 (RFC 2544) and 2001:2::/48 (RFC 5180). */
  public static final Addresses BENCHMARKING = of("198.18.0.0/15", "2001:2::/48");

  /**
   * Unicast addresses that the internet routes: for IPv4 everything, for IPv6 2000::/3 (RFC 4291)
   * and the NAT64 prefix 64:ff9b::/96 (RFC 6052), without multicast and without what the IANA
   * special-purpose registries (RFC 6890) give as not globally reachable. What the registries leave
   * open ("N/A": 6to4, its relay anycast, Teredo) counts as global, because it can be routed.
   */
  public static final Addresses GLOBAL = SpecialPurpose.global();

  /**
   * What may be met on the internet, which is more than {@link #GLOBAL}: documentation and
   * benchmarking blocks are in, since nobody who finds one in a rule means that it is closed.
   */
  public static final Addresses INTERNET =
      of("0.0.0.0/0", "2000::/3", "64:ff9b::/96")
          .minus(PRIVATE)
          .minus(LOOPBACK)
          .minus(LINK_LOCAL)
          .minus(MULTICAST)
          .minus(of("0.0.0.0/8", "240.0.0.0/4"));

  private final Ranges ipv4;
  private final Ranges ipv6;

  private Addresses(Ranges ipv4, Ranges ipv6) {
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
  }

  static Addresses ofRanges(Family family, Ranges ranges) {
    return switch (family) {
      case IPV4 -> new Addresses(ranges, Ranges.NONE);
      case IPV6 -> new Addresses(Ranges.NONE, ranges);
    };
  }

  Ranges ranges(Family family) {
    return switch (family) {
      case IPV4 -> ipv4;
      case IPV6 -> ipv6;
    };
  }

  public static Addresses none() {
    return NONE;
  }

  /** Every address of both families. */
  public static Addresses all() {
    return ALL;
  }

  public static Addresses all(Family family) {
    return ALL.family(family);
  }

  public static Addresses of(Cidr... blocks) {
    return of(Arrays.asList(blocks));
  }

  public static Addresses of(Collection<Cidr> blocks) {
    return new Addresses(ranges(blocks, Family.IPV4), ranges(blocks, Family.IPV6));
  }

  /**
   * The union of these blocks.
   *
   * @throws IllegalArgumentException if one of them is not a block, as {@link Cidr#parse} does
   */
  public static Addresses of(String... blocks) {
    return of(Arrays.stream(blocks).map(Cidr::parse).toList());
  }

  public static Addresses of(Address address) {
    return range(address, address);
  }

  /**
   * The addresses from first to last, both included.
   *
   * @throws IllegalArgumentException if the two are of different families or last is before first
   */
  public static Addresses range(Address first, Address last) {
    if (first.family() != last.family() || first.compareTo(last) > 0) {
      throw new IllegalArgumentException(
          first + "-" + last + " is not a range: it takes two addresses of one family in order");
    }
    return ofRanges(
        first.family(), Ranges.between(first.high(), first.low(), last.high(), last.low()));
  }

  private static Ranges ranges(Collection<Cidr> blocks, Family family) {
    List<Ranges> parts = new ArrayList<>();
    blocks.stream()
        .filter(block -> block.family() == family)
        .sorted()
        .forEach(block -> parts.add(range(block.first(), block.last()).ranges(family)));
    return Ranges.unionOf(parts);
  }

  /** The union of many sets, in time n log n. */
  public static Addresses unionOf(Collection<Addresses> sets) {
    return new Addresses(
        Ranges.unionOf(sets.stream().map(set -> set.ipv4).toList()),
        Ranges.unionOf(sets.stream().map(set -> set.ipv6).toList()));
  }

  public Addresses union(Addresses other) {
    return combine(other, SetOperation.UNION);
  }

  public Addresses intersect(Addresses other) {
    return combine(other, SetOperation.INTERSECT);
  }

  public Addresses minus(Addresses other) {
    return combine(other, SetOperation.MINUS);
  }

  private Addresses combine(Addresses other, SetOperation operation) {
    return new Addresses(ipv4.combine(other.ipv4, operation), ipv6.combine(other.ipv6, operation));
  }

  /** Every address of both families that is not in this set. */
  public Addresses complement() {
    return ALL.minus(this);
  }

  public boolean contains(Address address) {
    return ranges(address.family()).contains(address.high(), address.low());
  }

  public boolean containsAll(Addresses other) {
    return ipv4.containsAll(other.ipv4) && ipv6.containsAll(other.ipv6);
  }

  public boolean intersects(Addresses other) {
    return ipv4.intersects(other.ipv4) || ipv6.intersects(other.ipv6);
  }

  public boolean isEmpty() {
    return ipv4.isEmpty() && ipv6.isEmpty();
  }

  /** The addresses of this family. */
  public Addresses family(Family family) {
    return ofRanges(family, ranges(family));
  }

  /** Number of addresses of this family, up to 2^128. */
  public BigInteger count(Family family) {
    return ranges(family).count();
  }

  /** The smallest address, IPv4 first. */
  public Optional<Address> first() {
    if (isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ipv4.isEmpty()
            ? Address.ipv6(ipv6.firstHigh(0), ipv6.firstLow(0))
            : Address.ipv4((int) ipv4.firstLow(0)));
  }

  /**
   * Whether the globally routed part of this set is, in either family, at least as large as one
   * block of the given length. Size decides, not the spelling {@code 0.0.0.0/0}: two halves of the
   * internet are the internet.
   *
   * @param ipv4PrefixLength 0-32, such as 16
   * @param ipv6PrefixLength 0-128, such as 32
   */
  public boolean isOpenToInternet(int ipv4PrefixLength, int ipv6PrefixLength) {
    Addresses global = intersect(GLOBAL);
    return global.isAsLargeAs(Family.IPV4, ipv4PrefixLength)
        || global.isAsLargeAs(Family.IPV6, ipv6PrefixLength);
  }

  private boolean isAsLargeAs(Family family, int prefixLength) {
    if (prefixLength < 0 || prefixLength > family.bits()) {
      throw new IllegalArgumentException(
          "prefix length " + prefixLength + " is not 0-" + family.bits());
    }
    BigInteger block = BigInteger.ONE.shiftLeft(family.bits() - prefixLength);
    return count(family).compareTo(block) >= 0;
  }

  /** The fewest blocks that make up this set, IPv4 first, ascending. */
  public List<Cidr> cidrs() {
    List<Cidr> blocks = new ArrayList<>();
    for (Family family : Family.values()) {
      Blocks.addTo(blocks, family, ranges(family));
    }
    return List.copyOf(blocks);
  }

  /**
   * This set in words, exact: the minimal blocks, or where that is shorter, {@code 10.0.0.0/8
   * except 10.1.0.0/16}.
   */
  public String described() {
    return AddressesText.of(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Addresses that && ipv4.equals(that.ipv4) && ipv6.equals(that.ipv6);
  }

  @Override
  public int hashCode() {
    return 31 * ipv4.hashCode() + ipv6.hashCode();
  }

  /** The minimal blocks, comma separated, or {@code no address}. */
  @Override
  public String toString() {
    return isEmpty()
        ? "no address"
        : cidrs().stream().map(Cidr::toString).collect(Collectors.joining(","));
  }
}
