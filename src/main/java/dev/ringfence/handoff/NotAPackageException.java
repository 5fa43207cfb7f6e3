package dev.ringfence.handoff;

/** A file that never was a package, altered or not; the message says what is there. */
public final class NotAPackageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotAPackageException(String message) {
    super(message);
  }
}
