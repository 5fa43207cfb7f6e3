package dev.ringfence.expression;

import dev.ringfence.network.Resource;

/** A predicate over one resource that may find it cannot tell. */
@FunctionalInterface
public interface Expression {
  /**
   * Decides the predicate.
   *
   * @throws IllegalArgumentException if the resource is of another kind than was compiled for
   */
  Decision decide(Resource subject);
}
