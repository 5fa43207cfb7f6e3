package dev.ringfence.catalogue;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong, so that a user sees all of it at once. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(String file, int line, String message) {
    found.add(new Problem(file, line, message));
  }

  void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  /** How many there are; a later count tells whether something was added. */
  int count() {
    return found.size();
  }

  /**
   * Ends the reading if anything is wrong.
   *
   * @throws InvalidFilesException with every problem
   */
  void orElseThrow() {
    if (!found.isEmpty()) {
      throw new InvalidFilesException(found);
    }
  }
}
