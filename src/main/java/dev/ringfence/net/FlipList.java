package dev.ringfence.net;

import java.util.Arrays;

/** A growing list of unsigned 128-bit values, ascending. */
final class FlipList {
  private long[] halves;
  private int length;

  /**
   * An empty list.
   *
   * @param expected how many values there may be, positive; it grows beyond them
   */
  FlipList(int expected) {
    halves = new long[2 * expected];
  }

  void add(long high, long low) {
    if (length == halves.length) {
      halves = Arrays.copyOf(halves, 2 * length);
    }
    halves[length++] = high;
    halves[length++] = low;
  }

  long[] toArray() {
    return Arrays.copyOf(halves, length);
  }

  Ranges ranges() {
    return Ranges.ofFlips(halves, length);
  }
}
