package dev.ringfence.flow;

/** Nothing has the name that a user gave. */
public final class UnknownPeerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownPeerException(String message) {
    super(message);
  }
}
