package dev.ringfence.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value that knows where it stands. */
sealed interface Yaml {
  /** Where it begins, from 1. */
  int line();

  /** What it is, for messages. */
  String sort();

  /** What YAML 1.2 takes a scalar for (core schema). */
  enum Type {
    TEXT("text"),
    INTEGER("a whole number"),
    DECIMAL("a decimal number"),
    BOOLEAN("true or false"),
    NOTHING("empty");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * A single value.
   *
   * @param text as written, without quotes
   * @param textLine line of the file that holds the text's first line; a block begins a line later
   *     than its indicator
   * @param lastLine line of the file that holds its end
   */
  record Scalar(int line, String text, Type type, int textLine, int lastLine) implements Yaml {
    @Override
    public String sort() {
      return type == Type.TEXT || type == Type.NOTHING
          ? type.words()
          : text + ", which YAML reads as " + type.words();
    }

    /** Where a line of the text, counted from 1, stands in the file. */
    int fileLine(int lineOfText) {
      return Math.min(textLine + lineOfText - 1, Math.max(textLine, lastLine));
    }
  }

  /** A list. */
  record Sequence(int line, List<Yaml> items) implements Yaml {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String sort() {
      return "a list";
    }
  }

  /** A mapping; keys in the order of the file. */
  record Mapping(int line, Map<String, Entry> entries) implements Yaml {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String sort() {
      return "a mapping";
    }
  }

  /** A key's line and its value. */
  record Entry(int line, Yaml value) {}
}
