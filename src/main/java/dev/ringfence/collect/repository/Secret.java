package dev.ringfence.collect.repository;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a file that must not be sealed.
 *
 * @param from offset of its first character
 * @param to offset after its last character
 */
record Secret(int from, int to, Form form, String kind) implements Comparable<Secret> {
  /** What has to stand there instead, so that the file still reads as what it is. */
  enum Form {
    /** A text in quotes, the quotes included. */
    QUOTED,
    /** Lines. */
    PLAIN,
    /** A comment to the end of its line or lines. */
    COMMENT
  }

  /** Those of some that do not overlap with an earlier one, in the order of the text. */
  static List<Secret> apart(List<Secret> all) {
    List<Secret> apart = new ArrayList<>();
    int end = 0;
    for (Secret secret : all.stream().sorted().toList()) {
      if (secret.from() >= end) {
        apart.add(secret);
        end = secret.to();
      }
    }
    return apart;
  }

  @Override
  public int compareTo(Secret other) {
    return from != other.from ? Integer.compare(from, other.from) : Integer.compare(other.to, to);
  }
}
