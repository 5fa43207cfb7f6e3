package dev.ringfence.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a document, and where it stands in its file. */
public sealed interface Node {

  /** Line on which it begins, from 1. */
  int line();

  /**
   * A single value.
   *
   * @param text without quotes, escapes resolved
   * @param isPlain written without quotes, so that it may be a number, a truth value or nothing
   * @param from offset of its first character in the file, behind anchor and tag
   * @param to offset after its last character
   */
  record Scalar(int line, String text, boolean isPlain, int from, int to) implements Node {

    /**
     * Whether it stands for nothing at all ({@code null}, {@code ~} or blank; YAML 1.1 and 1.2).
     */
    public boolean isNothing() {
      return isPlain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }
  }

  /** A list. */
  record Sequence(int line, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A mapping; its names in the order of the file. */
  record Mapping(int line, Map<String, Entry> entries) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value of a name; empty where it is missing or nothing. */
    public Optional<Node> value(String name) {
      return Optional.ofNullable(entries.get(name))
          .map(Entry::value)
          .filter(value -> !(value instanceof Scalar scalar && scalar.isNothing()));
    }

    /** The text of a name; empty where it is missing, nothing, or no single value. */
    public Optional<String> text(String name) {
      return value(name).filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
    }
  }

  /** A name's line and its value. */
  record Entry(int line, Node value) {}
}
