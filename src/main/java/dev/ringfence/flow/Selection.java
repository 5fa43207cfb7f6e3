package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who is asked about: groups of endpoints and zones beyond the estate, each by some addresses. */
record Selection(Map<Group, Addresses> groups, Map<Outside, Addresses> outside) {
  Selection {
    groups = new LinkedHashMap<>(groups);
    outside = new LinkedHashMap<>(outside);
  }

  static Selection of(Iterable<Group> groups) {
    Map<Group, Addresses> all = new LinkedHashMap<>();
    groups.forEach(group -> all.put(group, Addresses.all()));
    return new Selection(all, Map.of());
  }

  static Selection of(Outside outside, Addresses addresses) {
    return new Selection(Map.of(), Map.of(outside, addresses));
  }
}
