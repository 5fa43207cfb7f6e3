package dev.ringfence.read.terraform;

import dev.ringfence.hcl.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of an answer while it is written, each member with the place it comes from. */
final class Draft {
  private final SourceRange where;
  private final Map<String, Written> members = new LinkedHashMap<>();

  private record Written(Object value, SourceRange where) {}

  Draft(SourceRange where) {
    this.where = where;
  }

  SourceRange where() {
    return where;
  }

  /** A text that was put; empty where there is none. */
  String text(String name) {
    Written written = members.get(name);
    return written != null && written.value() instanceof String text ? text : "";
  }

  /** A text, number, truth value, object that stands for an unknown value, or list of texts. */
  Draft put(String name, Object value, SourceRange from) {
    members.put(name, new Written(value, from));
    return this;
  }

  Draft put(String name, Object value) {
    return put(name, value, where);
  }

  Draft text(String name, Optional<Cell> cell) {
    cell.ifPresent(given -> put(name, given.asText(), given.where()));
    return this;
  }

  Draft number(String name, Optional<Cell> cell) {
    cell.ifPresent(given -> put(name, given.asNumber(), given.where()));
    return this;
  }

  Draft bool(String name, Optional<Cell> cell, boolean whenMissing) {
    return cell.isPresent()
        ? put(name, cell.get().asBool(), cell.get().where())
        : put(name, whenMissing);
  }

  Draft object(String name, Draft draft) {
    return put(name, draft, draft.where());
  }

  Draft list(String name, List<Draft> drafts, SourceRange from) {
    return put(name, new ArrayList<>(drafts), from);
  }

  /** Adds to a list of objects. */
  @SuppressWarnings("unchecked") // lists of objects are only ever written by list()
  void add(String name, Draft draft) {
    Written list = members.computeIfAbsent(name, n -> new Written(new ArrayList<Draft>(), where));
    ((List<Draft>) list.value()).add(draft);
  }

  /** The tags of a resource in the shape most calls have. */
  Draft tags(String name, Tagging tagging) {
    return list(name, tagging.drafts(), tagging.where());
  }

  /** Plain JSON values, and the place of each by its pointer. */
  Map<String, Object> json(String pointer, Map<String, SourceRange> places) {
    places.put(pointer, where);
    Map<String, Object> json = new LinkedHashMap<>();
    members.forEach(
        (name, written) -> {
          String at = pointer + "/" + name;
          places.put(at, written.where());
          json.put(name, plain(written.value(), at, places));
        });
    return json;
  }

  private static Object plain(Object value, String pointer, Map<String, SourceRange> places) {
    if (value instanceof Draft draft) {
      SourceRange from = places.get(pointer);
      Map<String, Object> json = draft.json(pointer, places);
      places.put(pointer, from == null ? draft.where() : from);
      return json;
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      for (Object item : list) {
        items.add(plain(item, pointer + "/" + items.size(), places));
      }
      return items;
    }
    return value;
  }
}
