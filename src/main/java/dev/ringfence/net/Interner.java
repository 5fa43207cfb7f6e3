package dev.ringfence.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers distinct values in the order they first appear. */
final class Interner<T> {
  private final Map<T, Integer> indexes = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  Interner() {}

  /** Numbers these first, which are distinct. */
  Interner(List<T> distinct) {
    for (T value : distinct) {
      indexes.put(value, values.size());
      values.add(value);
    }
  }

  int indexOf(T value) {
    Integer known = indexes.putIfAbsent(value, values.size());
    if (known != null) {
      return known;
    }
    values.add(value);
    return values.size() - 1;
  }

  List<T> values() {
    return List.copyOf(values);
  }
}
