package dev.ringfence.collect.repository;

/**
 * A stretch of a configuration as far as secrets go.
 *
 * @param from offset of its first character
 * @param to offset after its last character
 * @param innerFrom where the text of a quoted text or heredoc begins; {@code from} for others
 * @param innerTo where that text ends
 */
record HclToken(Type type, int from, int to, int innerFrom, int innerTo) {
  /** What it is. */
  enum Type {
    WORD,
    TEXT,
    HEREDOC,
    NUMBER,
    COMMENT,
    NEWLINE,
    OPEN,
    CLOSE,
    SEPARATOR,
    COMMA,
    OTHER
  }

  HclToken(Type type, int from, int to) {
    this(type, from, to, from, to);
  }

  /** Whether it is a heredoc that reaches to the end of the file, since nothing ends it. */
  boolean isEndless() {
    return type == Type.HEREDOC && innerTo == to;
  }

  boolean isSpace() {
    return type == Type.COMMENT || type == Type.NEWLINE;
  }
}
