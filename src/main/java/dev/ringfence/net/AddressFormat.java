package dev.ringfence.net;

/** Canonical text of an address: dotted decimal for IPv4, RFC 5952 for IPv6. */
final class AddressFormat {
  private static final int GROUPS = 8;
  private static final long MAPPED_PREFIX = 0xFFFFL;

  private AddressFormat() {}

  static String format(Address address) {
    return switch (address.family()) {
      case IPV4 -> dotted(address.low());
      case IPV6 -> isMapped(address) ? "::ffff:" + dotted(address.low()) : grouped(address);
    };
  }

  private static boolean isMapped(Address address) {
    return address.high() == 0 && address.low() >>> Integer.SIZE == MAPPED_PREFIX;
  }

  private static String dotted(long bits) {
    return (bits >> 24 & 0xFF)
        + "."
        + (bits >> 16 & 0xFF)
        + "."
        + (bits >> 8 & 0xFF)
        + "."
        + (bits & 0xFF);
  }

  private static String grouped(Address address) {
    int[] groups = groups(address);
    int zeroStart = 0;
    int zeroLength = 0;
    for (int i = 0; i < GROUPS; i++) {
      int length = zerosFrom(groups, i);
      if (length > zeroLength) {
        zeroStart = i;
        zeroLength = length;
      }
    }
    // RFC 5952, 4.2.2: a single zero group is written out, never as "::".
    return zeroLength < 2
        ? joined(groups, 0, GROUPS)
        : joined(groups, 0, zeroStart) + "::" + joined(groups, zeroStart + zeroLength, GROUPS);
  }

  private static int[] groups(Address address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      long half = i < GROUPS / 2 ? address.high() : address.low();
      groups[i] = (int) (half >>> (Long.SIZE - 16 * (i % 4 + 1)) & 0xFFFF);
    }
    return groups;
  }

  private static int zerosFrom(int[] groups, int start) {
    int end = start;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - start;
  }

  private static String joined(int[] groups, int start, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < end; i++) {
      text.append(i == start ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
