package dev.ringfence.expression.cel;

import dev.ringfence.network.Tags;
import java.util.HashMap;
import java.util.Map;

/** The tags of a record; each key is a fact, also the one that is not set. */
final class TagsView {
  private final Tags tags;
  private final String path;
  private final Map<String, Slot> slots = new HashMap<>();

  TagsView(Tags tags, String path) {
    this.tags = tags;
    this.path = path;
  }

  /** The tag's value, empty where it is not set. */
  Object value(String key, Run run) {
    Slot slot =
        slots.computeIfAbsent(
            key, k -> Slot.of(path + "[\"" + k + "\"]", tags.value(k), value -> value));
    return run.read(slot);
  }

  /** Whether the tag is set, be it to an empty text. */
  Object has(String key, Run run) {
    Object value = value(key, run);
    return value instanceof Unknown ? value : (Object) tags.byKey().containsKey(key);
  }
}
