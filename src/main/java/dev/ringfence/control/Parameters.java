package dev.ringfence.control;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A check's named settings; an audit may override them.
 *
 * <p>Values are {@link String}, {@link Long}, {@link Boolean} or a {@link List} of one of these.
 */
public record Parameters(SortedMap<String, Object> values) {
  public static final Parameters NONE = new Parameters(Collections.emptySortedMap());

  public Parameters {
    SortedMap<String, Object> copy = new TreeMap<>();
    values.forEach((name, value) -> copy.put(name, checked(name, value)));
    values = Collections.unmodifiableSortedMap(copy);
  }

  /** These, with the given ones instead where both name one. */
  public Parameters overriddenBy(Parameters other) {
    SortedMap<String, Object> all = new TreeMap<>(values);
    all.putAll(other.values);
    return new Parameters(all);
  }

  private static Object checked(String name, Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(item -> checked(name, item)).toList();
    }
    if (value instanceof String || value instanceof Long || value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException(
        "parameter " + name + ": text, whole number, true/false or a list of these expected");
  }
}
