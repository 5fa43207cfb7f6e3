package dev.ringfence.read.kubernetes;

import dev.ringfence.yaml.Node;

/** Something in an object that the API does not take, or that this version does not know. */
final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  MalformedException(Node where, String message) {
    super(message);
    line = where.line();
  }

  int line() {
    return line;
  }
}
