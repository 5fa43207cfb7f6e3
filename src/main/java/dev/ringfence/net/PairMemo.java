package dev.ringfence.net;

import java.util.Arrays;

/** Remembers what each pair of steps came to, since two layers meet in the same pair many times. */
final class PairMemo {
  /** Stands for a pair that was not met yet; never a result. */
  static final int UNSEEN = Integer.MIN_VALUE;

  /** Up to so many pairs a table is the cheapest memory. */
  private static final int LARGEST_TABLE = 1 << 12;

  private static final long NO_PAIR = -1;

  private final long rightSize;
  private final boolean isTable;

  /** Where there are too many pairs for a table: those met, each at or after where it hashes to. */
  private long[] pairs;

  private int[] results;
  private int size;

  /** Sizes without the step that is nothing. */
  PairMemo(int leftSize, int rightSize) {
    this.rightSize = rightSize + 1L;
    long all = (leftSize + 1L) * this.rightSize;
    isTable = all <= LARGEST_TABLE;
    pairs = new long[isTable ? 0 : 1 << 6];
    Arrays.fill(pairs, NO_PAIR);
    results = new int[isTable ? (int) all : pairs.length];
    Arrays.fill(results, UNSEEN);
  }

  /** What a pair came to; indexes count from -1. */
  int get(int left, int right) {
    long pair = (left + 1L) * rightSize + right + 1L;
    return results[isTable ? (int) pair : slot(pair)];
  }

  /** Remembers and returns a result. */
  int put(int left, int right, int result) {
    long pair = (left + 1L) * rightSize + right + 1L;
    if (isTable) {
      results[(int) pair] = result;
      return result;
    }
    if (2 * size >= pairs.length) {
      grow();
    }
    set(pair, result);
    return result;
  }

  private void set(long pair, int result) {
    int slot = slot(pair);
    size += pairs[slot] == NO_PAIR ? 1 : 0;
    pairs[slot] = pair;
    results[slot] = result;
  }

  /** Where a pair is, or else the free place where it belongs; half of them are free at least. */
  private int slot(long pair) {
    int mask = pairs.length - 1;
    // Fibonacci hashing: the high bits of the product depend on every bit of the pair.
    int slot = (int) (pair * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (pairs[slot] != pair && pairs[slot] != NO_PAIR) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] met = pairs;
    int[] known = results;
    pairs = new long[2 * met.length];
    Arrays.fill(pairs, NO_PAIR);
    results = new int[pairs.length];
    Arrays.fill(results, UNSEEN);
    size = 0;
    for (int i = 0; i < met.length; i++) {
      if (met[i] != NO_PAIR) {
        set(met[i], known[i]);
      }
    }
  }
}
