package dev.ringfence.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a set of addresses for people: a block with its exceptions where that is shorter. */
final class AddressesText {
  private AddressesText() {}

  static String of(Addresses addresses) {
    List<String> families = new ArrayList<>();
    for (Family family : Family.values()) {
      if (!addresses.family(family).isEmpty()) {
        families.add(ofOne(addresses.family(family)));
      }
    }
    return families.isEmpty() ? addresses.toString() : String.join(" and ", families);
  }

  private static String ofOne(Addresses addresses) {
    List<Cidr> blocks = addresses.cidrs();
    Cidr around = around(blocks.get(0).first(), blocks.get(blocks.size() - 1).last());
    List<Cidr> exceptions = Addresses.of(around).minus(addresses).cidrs();
    return exceptions.size() + 1 < blocks.size()
        ? around + " except " + joined(exceptions)
        : joined(blocks);
  }

  /** The smallest block that holds both. */
  private static Cidr around(Address first, Address last) {
    int padding = Long.SIZE * 2 - first.family().bits();
    int shared = Wide.leadingZeros(first.high() ^ last.high(), first.low() ^ last.low()) - padding;
    return new Cidr(first, shared);
  }

  private static String joined(List<Cidr> blocks) {
    return blocks.stream().map(Cidr::toString).collect(Collectors.joining(","));
  }
}
