package dev.ringfence.policy;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.EndpointSelector;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Nearest;
import dev.ringfence.network.Zone;
import dev.ringfence.network.Zoning;
import dev.ringfence.policy.Side.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the names in documented tables mean in one estate. */
public final class EstateNames {
  private static final Pattern EVERYTHING =
      Pattern.compile(
          "\\*|any|all|everything|(any|all|every) (service|zone|endpoint|server|host|system|workload|resource)s?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BLOCK =
      Pattern.compile("[0-9]+(\\.[0-9]+){3}(/[0-9]+)?|[0-9a-fA-F]*:[0-9a-fA-F:.]+(/[0-9]+)?");
  private static final Pattern ON_PREMISES = Pattern.compile("on-?prem(ises?)?");

  /** By the plain form of the name. */
  private final Map<String, Zone> zones = new LinkedHashMap<>();

  /** Zones with endpoints, each with those that are or may be in it. */
  private final Map<String, List<Endpoint>> endpoints = new LinkedHashMap<>();

  /**
   * @param endpoints every endpoint of the estate
   */
  public EstateNames(Zoning zoning, Collection<Endpoint> endpoints) {
    Stream.concat(zoning.zones().stream(), Zone.FIXED.stream())
        .forEach(zone -> zones.putIfAbsent(plain(zone.name()), zone));
    zoning.zones().forEach(zone -> this.endpoints.put(zone.name(), new ArrayList<>()));
    for (Endpoint endpoint : endpoints) {
      Set<String> possible = zoning.placement(endpoint).possible();
      (possible.isEmpty() ? Set.of(Zone.UNASSIGNED.name()) : possible)
          .forEach(
              zone ->
                  this.endpoints.computeIfAbsent(zone, none -> new ArrayList<>()).add(endpoint));
    }
  }

  /** What a name means; empty if it means nothing here. */
  Optional<Side> side(String name) {
    List<Place> places = places(name);
    return places.isEmpty() ? Optional.empty() : Optional.of(new Side(name, places));
  }

  private List<Place> places(String name) {
    if (EVERYTHING.matcher(name).matches()) {
      return endpoints.keySet().stream().map(zone -> new Place(zone, Optional.empty())).toList();
    }
    Zone zone = zones.get(plain(name));
    if (zone != null) {
      return List.of(new Place(zone.name(), Optional.empty()));
    }
    return addresses(name)
        .map(block -> places(block, name))
        .orElseGet(() -> named(new NameSelector(name)));
  }

  /** {@code The Internet}, {@code on premises} and {@code Data zone} are names of zones too. */
  private static String plain(String name) {
    String plain =
        name.strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s_-]+", "-")
            .replaceAll("^the-|-zone$", "");
    return ON_PREMISES.matcher(plain).matches() ? Zone.ON_PREMISES.name() : plain;
  }

  /** Where nobody can tell what an endpoint is called, it may be the one that is meant. */
  private List<Place> named(NameSelector selector) {
    return in(endpoint -> selector.selects(endpoint).valueIfKnown().orElse(true), selector);
  }

  private List<Place> in(Predicate<Endpoint> isMeant, EndpointSelector selector) {
    return endpoints.entrySet().stream()
        .filter(zone -> zone.getValue().stream().anyMatch(isMeant))
        .map(zone -> new Place(zone.getKey(), Optional.of(selector)))
        .toList();
  }

  private List<Place> places(Addresses block, String text) {
    EndpointSelector selector = new BlockSelector(block, text);
    List<Place> places =
        new ArrayList<>(in(endpoint -> mayLieIn(endpoint.addresses(), block), selector));
    places.addAll(withPublicAddresses(block));
    if (block.intersects(Addresses.INTERNET)) {
      places.add(new Place(Zone.INTERNET.name(), Optional.of(selector)));
    }
    if (!Addresses.INTERNET.containsAll(block)) {
      places.add(new Place(Zone.ON_PREMISES.name(), Optional.of(selector)));
      places.add(new Place(Zone.OTHER_NETWORKS.name(), Optional.of(selector)));
    }
    return places;
  }

  /** Flows have the private addresses of endpoints, where a table may have the public ones. */
  private List<Place> withPublicAddresses(Addresses block) {
    List<Place> places = new ArrayList<>();
    endpoints.forEach(
        (zone, members) ->
            members.stream()
                .filter(endpoint -> mayLieIn(endpoint.publicAddresses(), block))
                .filter(endpoint -> endpoint.publicAddresses().isKnown())
                .map(endpoint -> new Place(zone, Optional.of(new NameSelector(endpoint.id()))))
                .forEach(places::add));
    return places;
  }

  private static boolean mayLieIn(Fact<Addresses> addresses, Addresses block) {
    return addresses.valueIfKnown().map(block::intersects).orElse(true);
  }

  /** A block, an address alone, or empty for a name. */
  private static Optional<Addresses> addresses(String text) {
    if (!BLOCK.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.contains("/") ? Addresses.of(Cidr.parse(text)) : Addresses.of(Address.parse(text)));
    } catch (IllegalArgumentException e) {
      // Something like 10.0.0.300 is looked up as a name, and reported if there is none.
      return Optional.empty();
    }
  }

  /** The name that was probably meant. */
  Optional<String> nearest(String name) {
    Set<String> candidates = new LinkedHashSet<>();
    zones.values().forEach(zone -> candidates.add(zone.name()));
    Set<String> others = new TreeSet<>();
    for (List<Endpoint> members : endpoints.values()) {
      for (Endpoint endpoint : members) {
        others.add(endpoint.header().name());
        others.add(endpoint.header().localId());
        endpoint.servedName().valueIfKnown().ifPresent(others::add);
      }
    }
    candidates.addAll(others);
    candidates.remove("");
    return Nearest.to(name, candidates);
  }
}
