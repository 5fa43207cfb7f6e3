package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what many rules admit and makes one set of it. Rules with the same traffic are joined by
 * addresses first, which is far cheaper than to unite sets of packets one after another.
 */
final class Admission {
  private record Peers(Packets traffic, Addresses addresses) {}

  /** Traffic and sources, to all destinations they have. */
  private final Map<Peers, List<Addresses>> certain = new LinkedHashMap<>();

  private final Map<Peers, List<Addresses>> possible = new LinkedHashMap<>();

  void add(Span traffic, Area sources, Area destinations) {
    add(possible, traffic.possible(), sources.possible(), destinations.possible());
    add(certain, traffic.certain(), sources.certain(), destinations.certain());
  }

  private static void add(
      Map<Peers, List<Addresses>> sets,
      Packets traffic,
      Addresses sources,
      Addresses destinations) {
    if (!traffic.isEmpty() && !sources.isEmpty() && !destinations.isEmpty()) {
      sets.computeIfAbsent(new Peers(traffic, sources), key -> new ArrayList<>()).add(destinations);
    }
  }

  Span span() {
    Packets most = united(possible);
    return certain.equals(possible) ? Span.of(most) : new Span(united(certain), most);
  }

  private static Packets united(Map<Peers, List<Addresses>> sets) {
    Map<Peers, List<Addresses>> bySources = new LinkedHashMap<>();
    sets.forEach(
        (peers, destinations) ->
            bySources
                .computeIfAbsent(
                    new Peers(peers.traffic(), Addresses.unionOf(destinations)),
                    key -> new ArrayList<>())
                .add(peers.addresses()));
    Map<Packets, List<Packets>> byTraffic = new LinkedHashMap<>();
    bySources.forEach(
        (to, sources) ->
            byTraffic
                .computeIfAbsent(to.traffic(), key -> new ArrayList<>())
                .add(
                    to.traffic()
                        .fromSources(Addresses.unionOf(sources))
                        .toDestinations(to.addresses())));
    return Packets.unionOf(byTraffic.values().stream().map(Packets::unionOf).toList());
  }
}
