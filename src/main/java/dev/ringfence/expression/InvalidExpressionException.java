package dev.ringfence.expression;

/** An expression that does not compile; the message is for the author of the control. */
public final class InvalidExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line of the expression's text, from 1
   */
  public InvalidExpressionException(int line, String message) {
    super(message);
    this.line = line;
  }

  public int line() {
    return line;
  }
}
