package dev.ringfence.net;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Remembers what each pair of steps came to, since two layers meet in the same pair many times. */
final class PairMemo {
  /** Up to so many pairs a table is the cheapest memory. */
  private static final int LARGEST_TABLE = 1 << 12;

  private static final int UNSEEN = Integer.MIN_VALUE;

  private final long rightSize;
  private final int[] table;
  private final Map<Long, Integer> results = new HashMap<>(0);

  /** Sizes without the step that is nothing. */
  PairMemo(int leftSize, int rightSize) {
    this.rightSize = rightSize + 1L;
    long pairs = (leftSize + 1L) * this.rightSize;
    table = new int[pairs <= LARGEST_TABLE ? (int) pairs : 0];
    Arrays.fill(table, UNSEEN);
  }

  /** Indexes count from -1; results are never the smallest integer. */
  int at(int left, int right, IntSupplier result) {
    long pair = (left + 1L) * rightSize + right + 1L;
    if (table.length == 0) {
      Integer known = results.get(pair);
      int found = known == null ? result.getAsInt() : known;
      if (known == null) {
        results.put(pair, found);
      }
      return found;
    }
    int known = table[(int) pair];
    if (known == UNSEEN) {
      known = result.getAsInt();
      table[(int) pair] = known;
    }
    return known;
  }

  boolean isAt(int left, int right, BooleanSupplier result) {
    return at(left, right, () -> result.getAsBoolean() ? 1 : 0) == 1;
  }
}
