package dev.ringfence.expression.cel;

import dev.ringfence.net.Packets;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record at one path below the subject of one decision; its facts are taken when asked for. */
final class View {
  private final RecordTypes types;
  private final RecordType type;
  private final Record resource;
  private final String path;
  private final @Nullable Slot[] slots;
  private @Nullable TagsView tags;
  private @Nullable Admission admission;

  /**
   * @param path to the record, empty for the subject itself
   */
  View(RecordTypes types, Record resource, String path) {
    this.types = types;
    this.type = types.of(resource.getClass());
    this.resource = resource;
    this.path = path;
    this.slots = new Slot[type.fields().size()];
  }

  private Slot slot(RecordType.Field field) {
    Slot slot = slots[field.number()];
    if (slot == null) {
      String below = below(field.name());
      slot = Slot.of(below, field.fact().apply(resource), value -> toValue(value, below));
      slots[field.number()] = slot;
    }
    return slot;
  }

  /** The fact of this name, as the run sees it. */
  Object read(String field, Run run) {
    return run.read(slot(type.field(field)));
  }

  TagsView tags() {
    if (tags == null) {
      tags = new TagsView(RecordType.header(resource).tags(), below(RecordTypes.TAGS));
    }
    return tags;
  }

  /**
   * @throws IllegalStateException if the record is not a permit
   */
  Admission admission() {
    if (admission == null) {
      if (!(resource instanceof Permit permit)) {
        throw new IllegalStateException("the checker took a " + type.name() + " for a permit");
      }
      admission = new Admission(this, permit);
    }
    return admission;
  }

  private String below(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private Object toValue(Object value, String below) {
    if (value instanceof List<?> list) {
      List<Object> values = new ArrayList<>(list.size());
      for (int i = 0; i < list.size(); i++) {
        values.add(toValue(list.get(i), below + "[" + i + "]"));
      }
      return Sequence.of(values);
    }
    if (value instanceof Packets packets) {
      return Traffic.of(packets);
    }
    return value instanceof Resource && value instanceof Record nested
        ? new View(types, nested, below)
        : value;
  }
}
