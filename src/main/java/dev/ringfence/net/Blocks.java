package dev.ringfence.net;

import java.util.List;

/** Cuts ranges of addresses into the fewest aligned blocks. */
final class Blocks {
  private Blocks() {}

  static void addTo(List<Cidr> blocks, Family family, Ranges ranges) {
    for (int i = 0; i < ranges.size(); i++) {
      addRange(
          blocks,
          new Address(family, ranges.firstHigh(i), ranges.firstLow(i)),
          lastOf(family, ranges, i));
    }
  }

  private static Address lastOf(Family family, Ranges ranges, int range) {
    return new Address(family, ranges.lastHigh(range), ranges.lastLow(range));
  }

  private static void addRange(List<Cidr> blocks, Address first, Address last) {
    Address start = first;
    while (true) {
      Cidr block = largestAt(start, last);
      blocks.add(block);
      Address end = block.last();
      if (end.equals(last)) {
        return;
      }
      long low = end.low() + 1;
      start = new Address(first.family(), low == 0 ? end.high() + 1 : end.high(), low);
    }
  }

  /** The largest block that starts here and does not pass the last address. */
  private static Cidr largestAt(Address start, Address last) {
    int bits = start.family().bits();
    int hostBits = Math.min(bits, Wide.trailingZeros(start.high(), start.low()));
    Cidr block = new Cidr(start, bits - hostBits);
    while (block.last().compareTo(last) > 0) {
      block = new Cidr(start, block.prefixLength() + 1);
    }
    return block;
  }
}
