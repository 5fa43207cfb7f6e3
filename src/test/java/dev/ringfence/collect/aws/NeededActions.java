package dev.ringfence.collect.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each check needs to decide about the sample estate: columns {@code check}, {@code needs} and
 * {@code because}. A name with {@code @} stands for the actions of its own row; {@code -} needs
 * nothing of an account. All others also need to know who asks: without that nothing is entered.
 */
final class NeededActions {
  private static final Path TABLE = Path.of("src/test/resources/aws/needed-actions.tsv");
  private static final String ENTRANCE = "sts:GetCallerIdentity";

  private final Map<String, SortedSet<String>> groups = new HashMap<>();
  private final SortedMap<String, SortedSet<String>> byCheck = new TreeMap<>();

  static NeededActions read() {
    NeededActions needed = new NeededActions();
    try {
      Files.readAllLines(TABLE).stream().skip(1).forEach(needed::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return needed;
  }

  private void add(String row) {
    String[] cells = row.split("\t", -1);
    if (cells.length != 3 || cells[2].isEmpty()) {
      throw new IllegalArgumentException("a row says what is needed and why: " + row);
    }
    SortedSet<String> actions = new TreeSet<>();
    for (String word : cells[1].split(" ", -1)) {
      actions.addAll(named(word));
    }
    if (!actions.isEmpty()) {
      actions.add(ENTRANCE);
    }
    (cells[0].startsWith("@") ? groups : byCheck).put(cells[0], actions);
  }

  private SortedSet<String> named(String word) {
    if (word.equals("-")) {
      return Collections.emptySortedSet();
    }
    return word.startsWith("@")
        ? Objects.requireNonNull(groups.get(word), word)
        : new TreeSet<>(Collections.singleton(word));
  }

  SortedSet<String> checks() {
    return new TreeSet<>(byCheck.keySet());
  }

  SortedSet<String> actions() {
    SortedSet<String> actions = new TreeSet<>();
    byCheck.values().forEach(actions::addAll);
    return actions;
  }

  /** The checks that need an action. */
  SortedSet<String> by(String action) {
    SortedSet<String> checks = new TreeSet<>();
    byCheck.forEach(
        (check, actions) -> {
          if (actions.contains(action)) {
            checks.add(check);
          }
        });
    return checks;
  }
}
