package dev.ringfence.cloudformation;

import dev.ringfence.net.Address;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Family;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Cuts address blocks as {@code Fn::Cidr} does: one after the other, from the first. */
final class AddressBlocks {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** {@code Fn::Cidr} makes at most so many (CloudFormation User Guide). */
  private static final int MOST = 256;

  private AddressBlocks() {}

  /**
   * Blocks of one size.
   *
   * @param hostBits bits of an address that are not of the block's prefix, 1 to 128
   * @throws IllegalArgumentException if there is no room for so many
   */
  static List<Cidr> of(Cidr whole, int count, int hostBits) {
    int bits = whole.family() == Family.IPV4 ? 32 : 128;
    int length = bits - hostBits;
    int more = length - whole.prefixLength();
    if (count < 1 || count > MOST || hostBits < 1 || more < 0) {
      throw new IllegalArgumentException("no such blocks in " + whole);
    }
    if (more < 9 && count > 1 << more) {
      throw new IllegalArgumentException("no room for " + count + " blocks in " + whole);
    }
    List<Cidr> blocks = new ArrayList<>();
    BigInteger next = number(whole.first());
    for (int i = 0; i < count; i++) {
      blocks.add(new Cidr(address(whole.family(), next), length));
      next = next.add(BigInteger.ONE.shiftLeft(hostBits));
    }
    return blocks;
  }

  private static BigInteger number(Address address) {
    BigInteger high = BigInteger.valueOf(address.high()).and(WORD);
    BigInteger low = BigInteger.valueOf(address.low()).and(WORD);
    return address.family() == Family.IPV4 ? low : high.shiftLeft(64).or(low);
  }

  private static Address address(Family family, BigInteger number) {
    return family == Family.IPV4
        ? Address.ipv4(number.intValue())
        : Address.ipv6(number.shiftRight(64).longValue(), number.longValue());
  }
}
