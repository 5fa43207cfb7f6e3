package dev.ringfence.net;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers what each pair of steps came to, since two layers meet in the same pair many times. */
final class PairMemo<R extends @Nullable Object> {
  private final int rightSize;
  private final Map<Long, R> results = new HashMap<>();

  PairMemo(int rightSize) {
    this.rightSize = rightSize;
  }

  /** Indexes count from -1. */
  R at(int left, int right, Supplier<R> result) {
    long pair = (left + 1L) * (rightSize + 1L) + right + 1L;
    if (results.containsKey(pair)) {
      return results.get(pair);
    }
    R computed = result.get();
    results.put(pair, computed);
    return computed;
  }
}
