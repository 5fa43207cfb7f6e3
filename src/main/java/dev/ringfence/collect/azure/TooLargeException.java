package dev.ringfence.collect.azure;

import java.io.IOException;

/** A page that no memory is spent on. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int limit;

  TooLargeException(int limit) {
    super("larger than " + limit + " bytes");
    this.limit = limit;
  }

  int limit() {
    return limit;
  }
}
