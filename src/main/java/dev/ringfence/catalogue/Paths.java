package dev.ringfence.catalogue;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths that a file names, relative to its own folder. */
final class Paths {
  private Paths() {}

  /** Empty if the text is blank or, with a problem, if no path can look like that. */
  static Optional<Path> resolve(Section section, String key, Path base, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(base.resolve(text).normalize());
    } catch (InvalidPathException e) {
      section.problem(section.line(key), key + " is not a path: " + e.getReason());
      return Optional.empty();
    }
  }
}
