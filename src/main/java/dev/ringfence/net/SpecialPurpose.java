package dev.ringfence.net;

/**
 * The IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates), as far as
 * they say whether a block is globally reachable.
 */
final class SpecialPurpose {
  private SpecialPurpose() {}

  static Addresses global() {
    Addresses unicast = Addresses.of("0.0.0.0/0", "2000::/3", "64:ff9b::/96");
    return unicast.minus(notReachable().minus(reachableExceptions())).minus(Addresses.MULTICAST);
  }

  /** Blocks whose registry entry has "Globally Reachable: False". */
  private static Addresses notReachable() {
    return Addresses.of(
            "0.0.0.0/8", // this network, RFC 791
            "192.0.0.0/24", // IETF protocol assignments, RFC 6890
            "240.0.0.0/4", // reserved, RFC 1112, with limited broadcast, RFC 8190
            "2001::/23", // IETF protocol assignments, RFC 2928
            "5f00::/16") // segment routing SIDs, RFC 9602
        .union(Addresses.PRIVATE)
        .union(Addresses.LOOPBACK)
        .union(Addresses.LINK_LOCAL)
        .union(Addresses.DOCUMENTATION)
        .union(Addresses.BENCHMARKING);
  }

  /** More specific entries inside those blocks that are reachable, or that may be ("N/A"). */
  private static Addresses reachableExceptions() {
    return Addresses.of(
        "192.0.0.9/32", // Port Control Protocol anycast, RFC 7723
        "192.0.0.10/32", // TURN anycast, RFC 8155
        "2001::/32", // Teredo, RFC 4380: N/A
        "2001:1::1/128", // Port Control Protocol anycast, RFC 7723
        "2001:1::2/128", // TURN anycast, RFC 8155
        "2001:1::3/128", // DNS-SD service registration anycast, RFC 9665
        "2001:3::/32", // AMT, RFC 7450
        "2001:4:112::/48", // AS112, RFC 7535
        "2001:20::/28", // ORCHIDv2, RFC 7343
        "2001:30::/28"); // drone remote identification, RFC 9374
  }
}
