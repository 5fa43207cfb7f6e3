package dev.ringfence.expression.cel;

/** An operation has no result for the values it met; becomes a {@link Fault}. */
final class NoResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoResultException(String message) {
    super(message);
  }
}
