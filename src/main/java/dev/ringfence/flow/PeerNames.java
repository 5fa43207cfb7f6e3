package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what a text means, or says what was perhaps meant. */
final class PeerNames {
  private static final int MOST_SUGGESTED = 3;

  private final Population population;
  private final List<Zone> zones;
  private final Map<String, Set<Endpoint>> byName = new LinkedHashMap<>();

  PeerNames(Population population, List<Zone> zones) {
    this.population = population;
    this.zones = zones;
    for (Endpoint endpoint : population.endpoints()) {
      add(endpoint.id(), endpoint);
      add(endpoint.header().localId(), endpoint);
      add(endpoint.header().name(), endpoint);
      endpoint.serves().valueIfKnown().ifPresent(id -> addWithParts(id, endpoint));
      endpoint.servedName().valueIfKnown().ifPresent(name -> add(name, endpoint));
      addWithParts(endpoint.subnet(), endpoint);
      add(endpoint.subnetName(), endpoint);
      addWithParts(endpoint.virtualNetwork(), endpoint);
      add(endpoint.networkName(), endpoint);
    }
  }

  private void addWithParts(String id, Endpoint endpoint) {
    add(id, endpoint);
    add(id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1), endpoint);
  }

  private void add(String name, Endpoint endpoint) {
    if (!name.isBlank()) {
      byName.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(endpoint);
    }
  }

  Peer peer(String text) {
    Optional<Zone> zone = zones.stream().filter(z -> z.name().equals(text)).findFirst();
    if (zone.isPresent()) {
      return new Peer(text, zone, population.endpoints(text), Addresses.all());
    }
    Set<Endpoint> named = byName.get(text);
    if (named != null) {
      return new Peer(text, Optional.empty(), List.copyOf(named), Addresses.all());
    }
    return Addressed.addresses(text)
        .map(addresses -> addressed(text, addresses))
        .orElseThrow(() -> new UnknownPeerException(unknown(text)));
  }

  private Peer addressed(String text, Addresses addresses) {
    List<Endpoint> holding = holding(addresses, Area::certain);
    if (!holding.isEmpty()) {
      return new Peer(text, Optional.empty(), holding(addresses, Area::possible), addresses);
    }
    // A public address stands for the endpoint behind it, by its private ones.
    List<Endpoint> known =
        population.endpoints().stream()
            .filter(e -> Area.of(e.publicAddresses()).certain().intersects(addresses))
            .toList();
    return known.isEmpty()
        ? new Peer(text, Optional.empty(), holding(addresses, Area::possible), addresses)
        : new Peer(text, Optional.empty(), known, Addresses.all());
  }

  private List<Endpoint> holding(Addresses some, Function<Area, Addresses> bound) {
    return population.endpoints().stream()
        .filter(e -> bound.apply(population.topology().addressesOf(e)).intersects(some))
        .toList();
  }

  private String unknown(String text) {
    Set<String> names = new TreeSet<>(byName.keySet());
    zones.forEach(zone -> names.add(zone.name()));
    List<String> near =
        names.stream()
            .filter(name -> distance(name, text) <= Math.max(2, text.length() / 3))
            .sorted(
                Comparator.<String>comparingInt(name -> distance(name, text))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(MOST_SUGGESTED)
            .toList();
    String zoneNames = zones.stream().map(Zone::name).collect(Collectors.joining(", "));
    return "nothing is called \""
        + text
        + "\""
        + (near.isEmpty() ? "" : "; near names: " + String.join(", ", near))
        + "; zones are "
        + zoneNames;
  }

  /** Levenshtein distance, without regard to case. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    List<Integer> row = new ArrayList<>();
    for (int j = 0; j <= b.length(); j++) {
      row.add(j);
    }
    for (int i = 1; i <= a.length(); i++) {
      List<Integer> next = new ArrayList<>(List.of(i));
      for (int j = 1; j <= b.length(); j++) {
        int changed = row.get(j - 1) + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next.add(Math.min(changed, Math.min(row.get(j), next.get(j - 1)) + 1));
      }
      row = next;
    }
    return row.get(b.length());
  }
}
