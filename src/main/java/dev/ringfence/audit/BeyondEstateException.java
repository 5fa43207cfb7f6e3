package dev.ringfence.audit;

/** The user asked what passes between two places of which no export tells anything. */
public final class BeyondEstateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BeyondEstateException(String from, String to) {
    super(
        "%s and %s are both beyond the estate: no export tells what passes between them"
            .formatted(from, to));
  }
}
