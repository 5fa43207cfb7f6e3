package dev.ringfence.expression.cel;

import dev.cel.common.types.CelType;

/**
 * A kind of value of which bounds are kept: sets and numbers.
 *
 * @param none below all values of the type
 * @param all above all values of the type
 */
record SetTerm<S>(CelType type, Class<S> as, S none, S all) {
  Bounds<S> bounds(Object value) {
    if (value instanceof Unknown unknown) {
      return Bounds.between(none, all, unknown);
    }
    if (value instanceof Bounds<?> bounds) {
      return new Bounds<>(as.cast(bounds.atLeast()), as.cast(bounds.atMost()), bounds.unknown());
    }
    return Bounds.exactly(as.cast(value));
  }

  /** An argument whose unknown part the function copes with. */
  Term<Bounds<S>> asTerm() {
    return new Term<>(type, true, this::bounds);
  }
}
