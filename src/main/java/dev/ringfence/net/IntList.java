package dev.ringfence.net;

import java.util.Arrays;

/** A growing list of ints. */
final class IntList {
  private int[] items = new int[4];
  private int length;

  void add(int item) {
    if (length == items.length) {
      items = Arrays.copyOf(items, 2 * length);
    }
    items[length++] = item;
  }

  int[] toArray() {
    return Arrays.copyOf(items, length);
  }
}
