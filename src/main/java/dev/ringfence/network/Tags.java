package dev.ringfence.network;

import dev.ringfence.evidence.SourceRef;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A resource's tags, each with its source.
 *
 * @param where what shows that other keys are not set, or that they cannot be told
 * @param untold why other keys cannot be told, where the evidence does not give the tags at all
 */
public record Tags(
    SortedMap<String, Fact<String>> byKey, SourceRef where, Optional<String> untold) {
  public Tags {
    byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
  }

  /** All tags of a resource: other keys are not set. */
  public Tags(SortedMap<String, Fact<String>> byKey, SourceRef where) {
    this(byKey, where, Optional.empty());
  }

  public static Tags none(SourceRef where) {
    return new Tags(Collections.emptySortedMap(), where);
  }

  /** Tags the evidence does not give: no key is known, neither as set nor as absent. */
  public static Tags untold(String reason, SourceRef where) {
    return new Tags(Collections.emptySortedMap(), where, Optional.of(reason));
  }

  /** The tag's value; known and empty where the resource has no such tag. */
  public Fact<String> value(String key) {
    Fact<String> value = byKey.get(key);
    if (value != null) {
      return value;
    }
    return untold.isPresent() ? Fact.unknown(untold.get(), where) : Fact.known("", where);
  }
}
