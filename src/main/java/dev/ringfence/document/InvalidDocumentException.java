package dev.ringfence.document;

/** A stored document is not one that {@link CanonicalJson} wrote. */
public final class InvalidDocumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidDocumentException(String message) {
    super(message);
  }

  InvalidDocumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
