package dev.ringfence.read.terraform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which calls would list what a resource type makes, and whether this package writes these answers.
 *
 * @param translated by type, calls whose answers are written
 * @param untranslated by type, calls whose answers would have more than is written
 */
public record TypeTable(
    Map<String, Set<String>> translated, Map<String, Set<String>> untranslated) {
  private static final int COLUMNS = 3;

  public TypeTable {
    translated = Map.copyOf(translated);
    untranslated = Map.copyOf(untranslated);
  }

  /**
   * Reads the table: a header line, then type, call and {@code translated} or {@code none}.
   *
   * @throws IllegalArgumentException naming the line that has not that shape
   */
  public static TypeTable parse(String text) {
    Map<String, Set<String>> translated = new HashMap<>();
    Map<String, Set<String>> untranslated = new HashMap<>();
    List<String> lines = text.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t", -1);
      if (cells.length != COLUMNS) {
        throw new IllegalArgumentException("line " + (i + 1) + ": not " + COLUMNS + " columns");
      }
      (cells[2].equals("translated") ? translated : untranslated)
          .computeIfAbsent(cells[0], type -> new HashSet<>())
          .add(cells[1]);
    }
    return new TypeTable(translated, untranslated);
  }

  /** Calls whose answers lack what a type makes. */
  Set<String> missing(String type) {
    return new TreeSet<>(untranslated.getOrDefault(type, Set.of()));
  }

  /** Calls whose answers have what a type makes. */
  Set<String> answering(String type) {
    return new TreeSet<>(translated.getOrDefault(type, Set.of()));
  }

  boolean knows(String type) {
    return translated.containsKey(type) || untranslated.containsKey(type);
  }
}
