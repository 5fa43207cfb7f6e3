package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import java.util.Optional;

/**
 * Puts a place in the network into the tier its owner configured; readers ask it for each subnet.
 */
@FunctionalInterface
public interface ZoneAssignment {
  /** No zones are configured: readers infer tiers and say so. */
  ZoneAssignment NONE = place -> Optional.empty();

  /**
   * A subnet as zone selectors see it.
   *
   * @param virtualNetwork id of the network it belongs to
   */
  record Place(ResourceHeader header, String virtualNetwork, Fact<Addresses> addresses) {}

  /**
   * The tier of the one zone that selects the place; unknown when two do, when none does although
   * zones are configured, or when a selector cannot be decided.
   */
  Optional<Fact<String>> tierOf(Place place);
}
