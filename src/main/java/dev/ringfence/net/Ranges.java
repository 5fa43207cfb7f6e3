package dev.ringfence.net;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A set of unsigned 128-bit values, kept as the ascending values at which membership flips: in from
 * the first, out from the second, in from the third. Equal sets have equal flips, so neighbouring
 * ranges need no merging. A range up to the largest value has no closing flip.
 */
final class Ranges implements Region<Ranges> {
  static final Ranges NONE = new Ranges(new long[0]);

  /** High and low half of each flip in turn. */
  private final long[] flips;

  private final int hash;

  private Ranges(long[] flips) {
    this.flips = flips;
    this.hash = Arrays.hashCode(flips);
  }

  /** The values from first to last, both included; first is at most last. */
  static Ranges between(long firstHigh, long firstLow, long lastHigh, long lastLow) {
    if (Wide.compare(firstHigh, firstLow, lastHigh, lastLow) > 0) {
      throw new IllegalArgumentException("a range ends before it starts");
    }
    if (lastHigh == -1L && lastLow == -1L) {
      return new Ranges(new long[] {firstHigh, firstLow});
    }
    long endLow = lastLow + 1;
    return new Ranges(
        new long[] {firstHigh, firstLow, endLow == 0 ? lastHigh + 1 : lastHigh, endLow});
  }

  /** The values from first to last, both included, none of them above 2^63-1. */
  static Ranges between(long first, long last) {
    return between(0, first, 0, last);
  }

  /** From flips already ascending and distinct. */
  static Ranges ofFlips(long[] flips, int length) {
    return length == 0 ? NONE : new Ranges(Arrays.copyOf(flips, length));
  }

  /** The union of many sets by halving, so that n sets cost n log n. */
  static Ranges unionOf(List<Ranges> parts) {
    if (parts.size() <= 1) {
      return parts.isEmpty() ? NONE : parts.get(0);
    }
    int middle = parts.size() / 2;
    return unionOf(parts.subList(0, middle))
        .combine(unionOf(parts.subList(middle, parts.size())), SetOperation.UNION);
  }

  @Override
  public Ranges combine(Ranges other, SetOperation operation) {
    if (isEmpty() || other.isEmpty() || equals(other)) {
      return operation.keeps(!isEmpty(), !other.isEmpty()) ? (isEmpty() ? other : this) : NONE;
    }
    long[] merged = new long[flips.length + other.flips.length];
    int length = 0;
    boolean isIn = false;
    Sweep sweep = new Sweep(flips, other.flips);
    while (sweep.advance()) {
      if (operation.keeps(isIn(sweep.left()), isIn(sweep.right())) != isIn) {
        isIn = !isIn;
        merged[length++] = sweep.high();
        merged[length++] = sweep.low();
      }
    }
    return ofFlips(merged, length);
  }

  /** After an odd number of flips a value is in the set. */
  static boolean isIn(int flipsPassed) {
    return (flipsPassed & 1) == 1;
  }

  @Override
  public boolean intersects(Ranges other) {
    return meets(other, SetOperation.INTERSECT);
  }

  @Override
  public boolean containsAll(Ranges other) {
    return !other.meets(this, SetOperation.MINUS);
  }

  private boolean meets(Ranges other, SetOperation operation) {
    Sweep sweep = new Sweep(flips, other.flips);
    while (sweep.advance()) {
      if (operation.keeps(isIn(sweep.left()), isIn(sweep.right()))) {
        return true;
      }
    }
    return false;
  }

  boolean contains(long high, long low) {
    return isIn(Sweep.passed(flips, high, low));
  }

  @Override
  public boolean isEmpty() {
    return flips.length == 0;
  }

  /** Number of separate ranges. */
  int size() {
    return (flips.length + 2) / 4;
  }

  long firstHigh(int range) {
    return flips[4 * range];
  }

  long firstLow(int range) {
    return flips[4 * range + 1];
  }

  long lastHigh(int range) {
    if (isOpen(range)) {
      return -1L;
    }
    return flips[4 * range + 2] - (flips[4 * range + 3] == 0 ? 1 : 0);
  }

  long lastLow(int range) {
    return isOpen(range) ? -1L : flips[4 * range + 3] - 1;
  }

  private boolean isOpen(int range) {
    return 4 * range + 2 == flips.length;
  }

  /** The flips, for a sweep over them; never written to. */
  long[] flips() {
    return flips;
  }

  BigInteger count() {
    BigInteger count = BigInteger.ZERO;
    for (int i = 0; i < size(); i++) {
      BigInteger first = Wide.toBigInteger(firstHigh(i), firstLow(i));
      BigInteger last = Wide.toBigInteger(lastHigh(i), lastLow(i));
      count = count.add(last.subtract(first)).add(BigInteger.ONE);
    }
    return count;
  }

  /** Ranges as {@code first} or {@code first-last}, comma separated; for values below 2^63. */
  String text(UnaryOperator<String> name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size(); i++) {
      text.append(i == 0 ? "" : ",").append(name.apply(Long.toString(firstLow(i))));
      if (firstLow(i) != lastLow(i)) {
        text.append('-').append(name.apply(Long.toString(lastLow(i))));
      }
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Ranges that && hash == that.hash && Arrays.equals(flips, that.flips);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
