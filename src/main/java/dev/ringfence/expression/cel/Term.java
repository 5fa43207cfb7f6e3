package dev.ringfence.expression.cel;

import dev.cel.common.types.CelType;
import java.util.function.Function;

/**
 * A kind of argument: the type an author writes, and what a function's body gets.
 *
 * @param type as the checker knows it
 * @param isTotal whether the body has a use for a value that is not known
 * @param taken turns a value into the body's; throws IllegalArgumentException for one that the
 *     function has no meaning for
 */
record Term<T>(CelType type, boolean isTotal, Function<Object, T> taken) {
  /** A known value, as it is. */
  static <T> Term<T> plain(CelType type, Class<T> as) {
    return new Term<>(type, false, as::cast);
  }

  /** What the body gets, or why it cannot be called. */
  Object take(Object value) {
    if (!isTotal) {
      if (value instanceof Unknown) {
        return value;
      }
      if (value instanceof Bounds<?> bounds && bounds.unknown() != null) {
        return bounds.unknown();
      }
    }
    return taken.apply(value);
  }
}
