package dev.ringfence.expression;

import dev.ringfence.network.ZoneAssignment.Place;

/** A zone selector that may find it cannot tell. */
@FunctionalInterface
public interface PlaceExpression {
  Decision decide(Place place);
}
