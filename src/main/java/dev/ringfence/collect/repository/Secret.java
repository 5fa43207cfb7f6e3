package dev.ringfence.collect.repository;

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

  @Override
  public int compareTo(Secret other) {
    return from != other.from ? Integer.compare(from, other.from) : Integer.compare(other.to, to);
  }
}
