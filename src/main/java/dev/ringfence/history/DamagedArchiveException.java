package dev.ringfence.history;

/** A row of the archive is not what was stored; nothing may be said from it. */
public final class DamagedArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the run and, where it can be told, the row
   */
  public DamagedArchiveException(String message) {
    super(message);
  }

  /**
   * @param message names the run and the row
   * @param cause why it could not be read
   */
  public DamagedArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
