package dev.ringfence.expression;

import java.util.List;

/**
 * What a predicate came to.
 *
 * @param readings for a definite truth: facts that suffice for it, and none of which could be left
 *     out; for an unknown one: the unknown facts that stand in its way
 */
public record Decision(Truth truth, List<Reading> readings) {
  public Decision {
    readings = List.copyOf(readings);
  }
}
