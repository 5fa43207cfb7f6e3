package dev.ringfence.evidence;

/** Sealed bytes are gone or changed: nothing built on them may be stated. */
public final class AlteredEvidenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AlteredEvidenceException(String message) {
    super(message);
  }
}
