package dev.ringfence.exception;

import java.util.Collection;
import java.util.List;

/** Names that what owners say is narrowed to. */
final class Names {
  private Names() {}

  /**
   * A copy.
   *
   * @throws IllegalArgumentException if one is blank: it would name nothing, or everything
   */
  static List<String> of(String what, Collection<String> names) {
    if (names.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("blank among " + what);
    }
    return List.copyOf(names);
  }
}
