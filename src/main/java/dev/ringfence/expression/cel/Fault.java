package dev.ringfence.expression.cel;

/**
 * An operation without a result for the values it met, such as an index past the end.
 *
 * @param position of the operation in the expression's text
 */
record Fault(String text, Position position) implements Cause {}
