package dev.ringfence.semantics;

import java.util.List;
import java.util.Optional;

/**
 * One statement about what the analysis of flows must get right.
 *
 * @param id such as {@code F-1.3}: number of the paragraph, and of the statement in it
 * @param text the statement
 * @param proofs tests that fail where it does not hold
 * @param faults made on purpose, each of which one of the tests must notice
 * @param absence why it is not modelled, and what holds instead; empty where it is
 */
record Semantic(
    String id, String text, List<Proof> proofs, List<Fault> faults, Optional<String> absence) {
  Semantic {
    proofs = List.copyOf(proofs);
    faults = List.copyOf(faults);
  }

  /** Number of the paragraph. */
  int paragraph() {
    return Integer.parseInt(id.substring(2, id.indexOf('.')));
  }

  /**
   * A test.
   *
   * @param type simple or qualified name of the class below {@code dev.ringfence}
   * @param method of it
   * @param row beginning of the names of those of its rows that are meant; empty for all
   */
  record Proof(String type, String method, Optional<String> row) {
    static Proof parse(String text) {
      int colon = text.indexOf(": ");
      String name = colon < 0 ? text : text.substring(0, colon);
      int dot = name.lastIndexOf('.');
      return new Proof(
          name.substring(0, dot),
          name.substring(dot + 1),
          colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 2)));
    }

    String className() {
      return "dev.ringfence." + type;
    }

    /** Whether a test with a display name is meant. */
    boolean isAbout(String displayName) {
      return row.isEmpty() || displayName.startsWith(row.get());
    }
  }

  /**
   * A change of the sources that breaks the statement.
   *
   * @param text what is wrong then
   * @param file below {@code src/main/java/dev/ringfence}
   * @param before lines that are there, once
   * @param after lines in their place
   */
  record Fault(String text, String file, List<String> before, List<String> after) {
    Fault {
      before = List.copyOf(before);
      after = List.copyOf(after);
      if (before.isEmpty() || before.size() != after.size()) {
        throw new IllegalArgumentException("a fault puts as many lines as it takes: " + text);
      }
    }

    /**
     * The source with the fault in it.
     *
     * @throws IllegalArgumentException if a line is not there once
     */
    String in(String source) {
      String faulty = source;
      for (int i = 0; i < before.size(); i++) {
        String line = before.get(i);
        int at = faulty.indexOf(line);
        if (at < 0 || faulty.indexOf(line, at + 1) >= 0) {
          throw new IllegalArgumentException(
              "%s: \"%s\" is not in %s once".formatted(text, line, file));
        }
        faulty = faulty.replace(line, after.get(i));
      }
      return faulty;
    }
  }
}
