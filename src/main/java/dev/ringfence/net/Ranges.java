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

  /** Zero until it is asked for: most sets never are. */
  private int hash;

  private Ranges(long[] flips) {
    this.flips = flips;
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
    if (endsBefore(other) || other.endsBefore(this)) {
      return apart(other, operation);
    }
    if (operation == SetOperation.INTERSECT && (isRange() || other.isRange())) {
      return isRange() ? other.within(flips) : within(other.flips);
    }
    return merged(other, operation);
  }

  private Ranges merged(Ranges other, SetOperation operation) {
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
    return shared(merged, length, other);
  }

  /** Whichever of the two has these flips, so that large sets are kept once; else a new set. */
  private Ranges shared(long[] merged, int length, Ranges other) {
    if (length == flips.length && Arrays.equals(merged, 0, length, flips, 0, length)) {
      return this;
    }
    boolean isOther =
        length == other.flips.length && Arrays.equals(merged, 0, length, other.flips, 0, length);
    return isOther ? other : ofFlips(merged, length);
  }

  /** One range with an end. */
  private boolean isRange() {
    return flips.length == 4;
  }

  /** Every value is below every one of the other, and values lie between them. */
  private boolean endsBefore(Ranges other) {
    int last = flips.length - 2;
    return (flips.length & 2) == 0
        && Wide.compare(flips[last], flips[last + 1], other.flips[0], other.flips[1]) < 0;
  }

  /** Of two sets one of which ends before the other. */
  private Ranges apart(Ranges other, SetOperation operation) {
    return switch (operation) {
      case INTERSECT -> NONE;
      case MINUS -> this;
      case UNION -> {
        Ranges first = endsBefore(other) ? this : other;
        Ranges second = first == this ? other : this;
        long[] both = Arrays.copyOf(first.flips, flips.length + other.flips.length);
        System.arraycopy(second.flips, 0, both, first.flips.length, second.flips.length);
        yield new Ranges(both);
      }
    };
  }

  /** The part in one range, found by bisection. */
  private Ranges within(long[] range) {
    int from = Sweep.passed(flips, range[0], range[1]);
    int to = Sweep.passed(flips, range[2], range[3]);
    boolean startsInside = isIn(from);
    // A flip at the very end of the range closes as the end itself does.
    boolean endsAtFlip =
        to > 0 && Wide.compare(flips[2 * to - 2], flips[2 * to - 1], range[2], range[3]) == 0;
    int last = endsAtFlip ? to - 1 : to;
    boolean endsInside = isIn(last);
    if (from == 0 && 2 * last == flips.length && !endsInside) {
      return this;
    }
    long[] part = new long[2 * (last - from) + (startsInside ? 2 : 0) + (endsInside ? 2 : 0)];
    int length = 0;
    if (startsInside) {
      part[length++] = range[0];
      part[length++] = range[1];
    }
    System.arraycopy(flips, 2 * from, part, length, 2 * (last - from));
    if (endsInside) {
      part[part.length - 2] = range[2];
      part[part.length - 1] = range[3];
    }
    return part.length == 0 ? NONE : new Ranges(part);
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
        || other instanceof Ranges that
            && (hash == 0 || that.hash == 0 || hash == that.hash)
            && Arrays.equals(flips, that.flips);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Arrays.hashCode(flips);
    }
    return hash;
  }
}
