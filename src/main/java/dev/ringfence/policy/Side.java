package dev.ringfence.policy;

import dev.ringfence.network.EndpointSelector;
import java.util.List;
import java.util.Optional;

/**
 * What one name in a documented table means.
 *
 * @param text as the table writes it
 * @param places every zone it is in, with what it chooses there
 */
public record Side(String text, List<Place> places) {
  public Side {
    places = List.copyOf(places);
  }

  /**
   * A zone, or part of one.
   *
   * @param zone its name
   * @param selector empty for the whole zone
   */
  public record Place(String zone, Optional<EndpointSelector> selector) {}
}
