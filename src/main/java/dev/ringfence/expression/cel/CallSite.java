package dev.ringfence.expression.cel;

import dev.ringfence.expression.InvalidExpressionException;
import java.util.List;

/** Where a call and its arguments, the target first, stand in the text. */
record CallSite(Position call, List<Position> arguments) {
  static InvalidExpressionException problem(Position position, String message) {
    return new InvalidExpressionException(
        position.line(), "column " + position.column() + ": " + message);
  }
}
