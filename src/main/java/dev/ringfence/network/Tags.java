package dev.ringfence.network;

import dev.ringfence.evidence.SourceRef;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A resource's tags, each with its source.
 *
 * @param where what shows that other keys are not set
 */
public record Tags(SortedMap<String, Fact<String>> byKey, SourceRef where) {
  public Tags {
    byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
  }

  public static Tags none(SourceRef where) {
    return new Tags(Collections.emptySortedMap(), where);
  }

  /** The tag's value; known and empty where the resource has no such tag. */
  public Fact<String> value(String key) {
    Fact<String> value = byKey.get(key);
    return value == null ? Fact.known("", where) : value;
  }
}
