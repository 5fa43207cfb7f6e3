package dev.ringfence.net;

/**
 * One IPv4 or IPv6 address. An IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2) stays an IPv6 address.
 *
 * @param high upper 64 bits, unsigned; 0 for IPv4
 * @param low lower 64 bits, unsigned; at most 2^32-1 for IPv4
 */
public record Address(Family family, long high, long low) implements Comparable<Address> {
  private static final long LARGEST_IPV4 = 0xFFFF_FFFFL;

  public Address {
    if (family == Family.IPV4 && (high != 0 || low < 0 || low > LARGEST_IPV4)) {
      throw new IllegalArgumentException("an IPv4 address has 32 bits");
    }
  }

  /**
   * Reads {@code a.b.c.d} or any RFC 4291 form of an IPv6 address.
   *
   * @throws IllegalArgumentException for anything else, among it octets with leading zeros (read as
   *     octal by some tools) and zone ids; the message names the text and what is allowed
   */
  public static Address parse(String text) {
    return AddressParser.parse(text);
  }

  /** The IPv4 address of these 32 bits. */
  public static Address ipv4(int bits) {
    return new Address(Family.IPV4, 0, Integer.toUnsignedLong(bits));
  }

  public static Address ipv6(long high, long low) {
    return new Address(Family.IPV6, high, low);
  }

  /** IPv4 before IPv6, then by unsigned value. */
  @Override
  public int compareTo(Address other) {
    int byFamily = family.compareTo(other.family);
    return byFamily != 0 ? byFamily : Wide.compare(high, low, other.high, other.low);
  }

  /** Dotted decimal, or the canonical text of RFC 5952 (IPv4-mapped ones in mixed notation). */
  @Override
  public String toString() {
    return AddressFormat.format(this);
  }
}
