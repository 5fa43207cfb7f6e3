package dev.ringfence.net;

/**
 * A block of addresses that share a prefix.
 *
 * @param network first address of the block; host bits given to the constructor are cleared
 * @param prefixLength 0-32 for IPv4, 0-128 for IPv6
 */
public record Cidr(Address network, int prefixLength) implements Comparable<Cidr> {
  private static final int LONGEST_PREFIX_TEXT = 3;

  public Cidr {
    if (prefixLength < 0 || prefixLength > network.family().bits()) {
      throw new IllegalArgumentException(
          "prefix length " + prefixLength + " is not 0-" + network.family().bits());
    }
    int masked = Long.SIZE * 2 - network.family().bits() + prefixLength;
    network =
        new Address(
            network.family(),
            network.high() & Wide.highMask(masked),
            network.low() & Wide.lowMask(masked));
  }

  /**
   * Reads {@code address/length} and clears host bits, as EC2 does with {@code 10.0.0.1/24} (EC2
   * API, AuthorizeSecurityGroupIngress).
   *
   * @throws IllegalArgumentException for anything else; the message names the text and what is
   *     allowed
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not a CIDR block: it has no \"/\"; allowed are a.b.c.d/0-32 and x::/0-128");
    }
    Address address = AddressParser.parse(text.substring(0, slash), text, "a CIDR block");
    return new Cidr(address, prefixLength(text, slash + 1, address.family()));
  }

  private static int prefixLength(String text, int start, Family family) {
    String digits = text.substring(start);
    boolean isNumber =
        digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && !digits.isEmpty()
            && digits.length() <= LONGEST_PREFIX_TEXT
            && (digits.length() == 1 || digits.charAt(0) != '0');
    if (!isNumber || Integer.parseInt(digits) > family.bits()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not a CIDR block: prefix length \""
              + digits
              + "\" is not a number 0-"
              + family.bits()
              + " without leading zeros");
    }
    return Integer.parseInt(digits);
  }

  /**
   * Whether the text is a block exactly as {@link #toString()} writes it, without host bits.
   *
   * @throws IllegalArgumentException if the text is no block at all, as {@link #parse} does
   */
  public static boolean isCanonical(String text) {
    return parse(text).toString().equals(text);
  }

  /** The block of this address alone. */
  public static Cidr host(Address address) {
    return new Cidr(address, address.family().bits());
  }

  public Family family() {
    return network.family();
  }

  public Address first() {
    return network;
  }

  public Address last() {
    int masked = Long.SIZE * 2 - family().bits() + prefixLength;
    long low = network.low() | ~Wide.lowMask(masked);
    return switch (family()) {
      case IPV4 -> Address.ipv4((int) low);
      case IPV6 -> Address.ipv6(network.high() | ~Wide.highMask(masked), low);
    };
  }

  public boolean contains(Address address) {
    return address.family() == family()
        && address.compareTo(first()) >= 0
        && address.compareTo(last()) <= 0;
  }

  public boolean containsAll(Cidr other) {
    return other.prefixLength >= prefixLength && contains(other.network);
  }

  /** By first address, the larger block first. */
  @Override
  public int compareTo(Cidr other) {
    int byNetwork = network.compareTo(other.network);
    return byNetwork != 0 ? byNetwork : Integer.compare(prefixLength, other.prefixLength);
  }

  @Override
  public String toString() {
    return network + "/" + prefixLength;
  }
}
