package dev.ringfence.catalogue;

import java.util.Comparator;

/**
 * One thing that is wrong in a file someone wrote.
 *
 * @param file as the user named it, so that an editor can open it
 * @param line from 1; 0 where the file as a whole is meant
 * @param message what was found, what is allowed and what comes nearest
 */
public record Problem(String file, int line, String message) implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparing(Problem::line)
          .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line: message}. */
  @Override
  public String toString() {
    return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
  }
}
