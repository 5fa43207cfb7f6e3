package dev.ringfence.flow;

import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Filter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stateful filters of a network by id, and who carries them. */
final class Filters {
  private record Key(String filter, Direction direction) {}

  private record Carried(String network, String filter) {}

  private final Map<String, Filter> filters = new HashMap<>();
  private final Map<Key, FilterRules> rules = new HashMap<>();
  private final Map<Carried, Area> carriers = new HashMap<>();
  private final Map<String, Area> untold = new HashMap<>();

  Filters(Topology topology, List<Endpoint> endpoints) {
    topology.network().of(Filter.class).forEach(filter -> filters.put(filter.id(), filter));
    for (Endpoint endpoint : endpoints) {
      Area addresses = addressesOf(endpoint);
      String network = endpoint.virtualNetwork();
      Optional<List<String>> carried = endpoint.filters().valueIfKnown();
      if (carried.isEmpty()) {
        untold.merge(network, addresses.doubtful(), Area::union);
      }
      for (String filter : carried.orElse(List.of())) {
        carriers.merge(new Carried(network, filter), addresses, Area::union);
      }
    }
  }

  /** Addresses an endpoint has; of one that may not be there they are only possible. */
  static Area addressesOf(Endpoint endpoint) {
    Area addresses = Area.of(endpoint.addresses());
    return endpoint.isInUse().isKnown() ? addresses : addresses.doubtful();
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

  /** Addresses in a network of interfaces that carry a filter, or that may. */
  Area carriers(String network, String filter) {
    return carriers
        .getOrDefault(new Carried(network, filter), Area.NONE)
        .union(untold.getOrDefault(network, Area.NONE));
  }
}
