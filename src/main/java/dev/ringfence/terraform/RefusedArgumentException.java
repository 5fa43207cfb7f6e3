package dev.ringfence.terraform;

/** Ends a function early; what it carries is the value of the call. */
final class RefusedArgumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Value.Unknown value;

  RefusedArgumentException(Value.Unknown value) {
    super(value.reason(), null, false, false);
    this.value = value;
  }

  Value.Unknown value() {
    return value;
  }
}
