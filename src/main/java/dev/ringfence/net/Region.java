package dev.ringfence.net;

/**
 * A set in one or more dimensions, in a form that equal sets share: {@code equals} is equality of
 * sets.
 */
interface Region<R extends Region<R>> {
  R combine(R other, SetOperation operation);

  boolean isEmpty();

  boolean intersects(R other);

  boolean containsAll(R other);
}
