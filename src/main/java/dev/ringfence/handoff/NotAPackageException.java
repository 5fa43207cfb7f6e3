package dev.ringfence.handoff;

/**
 * A file that never was a package, altered or not, or is one of a format this version does not
 * know; the message says what is there.
 */
public final class NotAPackageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotAPackageException(String message) {
    super(message);
  }
}
