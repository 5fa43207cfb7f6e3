package dev.ringfence.expression.cel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kleene's strong logic over {@link Boolean} and {@link Unknown}. */
final class Kleene {
  private Kleene() {}

  static Object not(Object value) {
    return value instanceof Boolean isTrue ? (Object) !isTrue : value;
  }

  static Object and(Object first, Object second) {
    if (Boolean.FALSE.equals(first) || Boolean.FALSE.equals(second)) {
      return false;
    }
    return join(first, second, true);
  }

  private static Object join(Object first, Object second, boolean otherwise) {
    Unknown unknown =
        Unknown.either(
            first instanceof Unknown a ? a : null, second instanceof Unknown b ? b : null);
    return unknown == null ? (Object) otherwise : unknown;
  }

  /**
   * Evaluates from the left until an operand has the deciding value: true for or, false for and.
   */
  static Node junction(List<Node> operands, boolean isDeciding) {
    return (frame, run) -> {
      @Nullable Unknown unknown = null;
      for (Node operand : operands) {
        Object value = operand.value(frame, run);
        if (value instanceof Unknown cause) {
          unknown = Unknown.join(unknown, cause);
        } else if ((Boolean) value == isDeciding) {
          return isDeciding;
        }
      }
      return unknown == null ? (Object) !isDeciding : unknown;
    };
  }
}
