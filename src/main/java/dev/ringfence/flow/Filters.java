package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Filter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The stateful filters of a network by id, and who carries them. */
final class Filters {
  private record Key(String filter, Direction direction) {}

  private final Topology topology;
  private final Map<String, Filter> filters = new HashMap<>();

  /** Groups that carry one filter may ask for its rules side by side. */
  private final Map<Key, FilterRules> rules = new ConcurrentHashMap<>();

  /** By filter, then by network. */
  private final Map<String, Map<String, Area>> carriers = new HashMap<>();

  private final Map<String, Area> untold = new HashMap<>();

  /**
   * @param made rules of filters that are not of the model, by filter
   */
  Filters(Topology topology, List<Endpoint> endpoints, Map<String, PodRules> made) {
    this.topology = topology;
    made.forEach(
        (id, filter) -> {
          for (Direction direction : Direction.values()) {
            rules.put(new Key(id, direction), filter.rules(direction));
          }
        });
    topology.network().of(Filter.class).forEach(filter -> filters.put(filter.id(), filter));
    for (Endpoint endpoint : endpoints) {
      Area addresses = addressesOf(endpoint);
      String network = endpoint.virtualNetwork();
      Optional<List<String>> carried = endpoint.filters().valueIfKnown();
      if (carried.isEmpty()) {
        untold.merge(network, addresses.doubtful(), Area::union);
      }
      for (String filter : carried.orElse(List.of())) {
        carriers
            .computeIfAbsent(filter, key -> new HashMap<>())
            .merge(network, addresses, Area::union);
      }
    }
  }

  /** Addresses an endpoint has; of one that may not be there they are only possible. */
  Area addressesOf(Endpoint endpoint) {
    return topology.addressesInUse(endpoint);
  }

  /** One direction of a filter; empty if the filter is not in the evidence. */
  Optional<FilterRules> rules(String filter, Direction direction) {
    Filter found = filters.get(filter);
    return found == null
        ? Optional.empty()
        : Optional.of(
            rules.computeIfAbsent(
                new Key(filter, direction), key -> FilterRules.of(found, direction)));
  }

  String nameOf(String filter) {
    Filter found = filters.get(filter);
    return found == null ? filter.substring(filter.lastIndexOf('/') + 1) : found.header().name();
  }

  /** Addresses that endpoints of the network at the far end may have. */
  Addresses occurringIn(Far far) {
    return topology.occurringIn(far.network());
  }

  /** Whether somebody in a network carries nobody knows what. */
  boolean isUntold(String network) {
    return untold.containsKey(network);
  }

  /** Networks in which somebody carries a filter. */
  Set<String> networksOf(String filter) {
    return carriers.getOrDefault(filter, Map.of()).keySet();
  }

  /** Networks of the estate. */
  List<String> networks() {
    return topology.networks();
  }

  /** Addresses in a network of interfaces that carry a filter, or that may. */
  Area carriers(String network, String filter) {
    Area untoldHere = untold.getOrDefault(network, Area.NONE);
    Area carried = carriers.getOrDefault(filter, Map.of()).getOrDefault(network, Area.NONE);
    return untoldHere.isNone() ? carried : carried.union(untoldHere);
  }
}
