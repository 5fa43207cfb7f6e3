package dev.ringfence.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sets of addresses against bit sets over small windows of both families. */
class AddressesLawsTest {
  private static final int ROUNDS = Samples.rounds(1_500);
  private static final int WINDOW = 64;

  /** Where a window starts: both ends of each family, and the border between the two longs. */
  private static final List<Address> STARTS =
      List.of(
          Address.parse("0.0.0.0"),
          Address.parse("127.255.255.224"),
          Address.parse("255.255.255.192"),
          Address.parse("::"),
          Address.parse("2001:db8:0:0:ffff:ffff:ffff:ffe0"),
          Address.parse("7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffe0"),
          Address.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffc0"));

  private record Generated(Addresses addresses, BitSet members) {}

  private static Address at(int index) {
    Address start = STARTS.get(index / WINDOW);
    long low = start.low() + index % WINDOW;
    boolean isCarried = Long.compareUnsigned(low, start.low()) < 0;
    return new Address(start.family(), start.high() + (isCarried ? 1 : 0), low);
  }

  private static Generated next(SplittableRandom random) {
    List<Addresses> parts = new ArrayList<>();
    BitSet members = new BitSet();
    int ranges = random.nextInt(8);
    for (int i = 0; i < ranges; i++) {
      int window = random.nextInt(STARTS.size()) * WINDOW;
      int first = random.nextInt(WINDOW);
      int last = first + random.nextInt(WINDOW - first);
      parts.add(Addresses.range(at(window + first), at(window + last)));
      members.set(window + first, window + last + 1);
    }
    return new Generated(Addresses.unionOf(parts), members);
  }

  private static BitSet membersOf(Addresses addresses) {
    BitSet members = new BitSet();
    for (int i = 0; i < STARTS.size() * WINDOW; i++) {
      members.set(i, addresses.contains(at(i)));
    }
    return members;
  }

  @Test
  void given_random_sets_then_operations_agree_with_every_address_seed_41() {
    SplittableRandom random = new SplittableRandom(41);

    for (int i = 0; i < ROUNDS; i++) {
      Generated a = next(random);
      Generated b = next(random);
      BitSet union = (BitSet) a.members().clone();
      union.or(b.members());
      BitSet common = (BitSet) a.members().clone();
      common.and(b.members());
      BitSet rest = (BitSet) a.members().clone();
      rest.andNot(b.members());

      assertThat(membersOf(a.addresses())).isEqualTo(a.members());
      assertThat(membersOf(a.addresses().union(b.addresses()))).isEqualTo(union);
      assertThat(membersOf(a.addresses().intersect(b.addresses()))).isEqualTo(common);
      assertThat(membersOf(a.addresses().minus(b.addresses()))).isEqualTo(rest);
      assertThat(a.addresses().intersects(b.addresses())).isEqualTo(!common.isEmpty());
      assertThat(a.addresses().containsAll(b.addresses())).isEqualTo(union.equals(a.members()));
      assertThat(a.addresses().equals(b.addresses())).isEqualTo(a.members().equals(b.members()));
      assertThat(a.addresses().isEmpty()).isEqualTo(a.members().isEmpty());
    }
  }

  @Test
  void given_random_sets_then_the_laws_of_sets_hold_seed_42() {
    SplittableRandom random = new SplittableRandom(42);

    for (int i = 0; i < ROUNDS; i++) {
      Addresses a = next(random).addresses();
      Addresses b = next(random).addresses();
      Addresses c = next(random).addresses();

      assertSame(a.union(b), b.union(a));
      assertSame(a.union(b).union(c), a.union(b.union(c)));
      assertSame(a.intersect(b.union(c)), a.intersect(b).union(a.intersect(c)));
      assertSame(a.union(b.intersect(c)), a.union(b).intersect(a.union(c)));
      assertSame(a.union(b).complement(), a.complement().intersect(b.complement()));
      assertSame(a.complement().complement(), a);
      assertSame(a.minus(b).union(a.intersect(b)), a);
      assertThat(a.minus(b).intersects(b)).isFalse();
      assertThat(a.union(a.complement())).isEqualTo(Addresses.all());
    }
  }

  @Test
  void given_random_sets_then_blocks_read_back_disjoint_ordered_and_counted_seed_43() {
    SplittableRandom random = new SplittableRandom(43);

    for (int i = 0; i < ROUNDS; i++) {
      Addresses a = next(random).addresses();
      a = random.nextInt(4) == 0 ? a.complement() : a;
      List<Cidr> blocks = a.cidrs();

      assertSame(Addresses.of(blocks), a);
      assertThat(blocks).isSorted();
      for (Family family : Family.values()) {
        BigInteger sum =
            blocks.stream()
                .filter(block -> block.family() == family)
                .map(block -> BigInteger.ONE.shiftLeft(family.bits() - block.prefixLength()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(a.count(family)).isEqualTo(sum);
      }
    }
  }

  /** A list is minimal if no two blocks in it are the halves of one. */
  @Test
  void given_random_sets_then_no_two_blocks_make_a_larger_one_seed_44() {
    SplittableRandom random = new SplittableRandom(44);

    for (int i = 0; i < ROUNDS; i++) {
      List<Cidr> blocks = next(random).addresses().cidrs();
      for (int j = 1; j < blocks.size(); j++) {
        Cidr left = blocks.get(j - 1);
        Cidr right = blocks.get(j);
        boolean isPair =
            left.prefixLength() == right.prefixLength()
                && left.prefixLength() > 0
                && new Cidr(left.network(), left.prefixLength() - 1).containsAll(right);
        assertThat(isPair).as("%s and %s", left, right).isFalse();
      }
    }
  }

  @Test
  void given_a_range_of_ports_then_operations_agree_with_every_port_seed_45() {
    SplittableRandom random = new SplittableRandom(45);

    for (int i = 0; i < 200; i++) {
      int first = random.nextInt(65536);
      int last = first + random.nextInt(65536 - first);
      int other = random.nextInt(65536);
      Ports range = Ports.range(first, last);

      assertThat(range.count()).isEqualTo(last - first + 1);
      assertThat(range.contains(other)).isEqualTo(first <= other && other <= last);
      assertThat(range.minus(Ports.of(other)).contains(other)).isFalse();
      assertThat(range.union(Ports.of(other)).minus(Ports.of(other)).union(range)).isEqualTo(range);
      assertThat(range.complement().complement()).isEqualTo(range);
    }
  }

  private static void assertSame(Addresses actual, Addresses expected) {
    assertThat(actual).isEqualTo(expected).hasSameHashCodeAs(expected);
  }
}
