package dev.ringfence.net;

import java.math.BigInteger;

/** Arithmetic on unsigned 128-bit values held as a high and a low long. */
final class Wide {
  private Wide() {}

  static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
    return leftHigh == rightHigh
        ? Long.compareUnsigned(leftLow, rightLow)
        : Long.compareUnsigned(leftHigh, rightHigh);
  }

  /** The bits of the high half that a mask of this length keeps; lengths 0-128. */
  static long highMask(int prefixLength) {
    return ones(Math.min(prefixLength, Long.SIZE));
  }

  /** The bits of the low half that a mask of this length keeps; lengths 0-128. */
  static long lowMask(int prefixLength) {
    return ones(Math.max(prefixLength - Long.SIZE, 0));
  }

  private static long ones(int leading) {
    // A shift by 64 shifts by 0 in Java, so an empty mask is its own case.
    return leading == 0 ? 0 : -1L << (Long.SIZE - leading);
  }

  static int trailingZeros(long high, long low) {
    return low == 0
        ? Long.SIZE + Long.numberOfTrailingZeros(high)
        : Long.numberOfTrailingZeros(low);
  }

  static int leadingZeros(long high, long low) {
    return high == 0 ? Long.SIZE + Long.numberOfLeadingZeros(low) : Long.numberOfLeadingZeros(high);
  }

  static BigInteger toBigInteger(long high, long low) {
    return unsigned(high).shiftLeft(Long.SIZE).or(unsigned(low));
  }

  private static BigInteger unsigned(long value) {
    BigInteger signed = BigInteger.valueOf(value);
    return value >= 0 ? signed : signed.add(BigInteger.ONE.shiftLeft(Long.SIZE));
  }
}
