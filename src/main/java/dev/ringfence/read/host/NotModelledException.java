package dev.ringfence.read.host;

/** A value that is not understood; it never leaves this package. */
final class NotModelledException extends Exception {
  private static final long serialVersionUID = 1L;

  NotModelledException(String message) {
    super(message);
  }
}
