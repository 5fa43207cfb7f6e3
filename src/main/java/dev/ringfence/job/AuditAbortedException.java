package dev.ringfence.job;

import org.jspecify.annotations.Nullable;

/** A step came to no end through a fault of ours or of the machine; running again continues. */
public final class AuditAbortedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AuditAbortedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
