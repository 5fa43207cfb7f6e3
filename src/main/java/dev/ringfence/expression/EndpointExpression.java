package dev.ringfence.expression;

import dev.ringfence.network.Endpoint;
import dev.ringfence.network.ZoneAssignment.Place;

/** A selector of endpoints that may find it cannot tell. */
public interface EndpointExpression {
  Decision decide(Endpoint endpoint);

  /**
   * Decides for all endpoints of a subnet at once; what each of them has for itself is not known.
   */
  Decision decide(Place subnet);
}
