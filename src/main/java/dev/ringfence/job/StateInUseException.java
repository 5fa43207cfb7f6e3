package dev.ringfence.job;

import org.jspecify.annotations.Nullable;

/** Another process has the state folder's database open. */
public final class StateInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StateInUseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
