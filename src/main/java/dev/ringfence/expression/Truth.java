package dev.ringfence.expression;

/** Kleene's three values. */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN
}
