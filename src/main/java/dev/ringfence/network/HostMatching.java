package dev.ringfence.network;

import dev.ringfence.net.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the interfaces that the firewall of a host stands before, by what its evidence calls the
 * host: an address, the id or name of an interface or a server, or a tag {@code Name=web-1}. One
 * that belongs to nobody, or to several servers, is said and changes nothing.
 */
public final class HostMatching {
  private static final String NAME = "Name";

  private final NetworkModel network;
  private final Map<String, Resource> byId = new HashMap<>();

  private HostMatching(NetworkModel network) {
    this.network = network;
    network.resources().forEach(resource -> byId.putIfAbsent(resource.id(), resource));
  }

  /** The same network with every firewall of a host before its interfaces. */
  public static NetworkModel in(NetworkModel network) {
    return network.of(HostFirewall.class).findAny().isEmpty()
        ? network
        : new HostMatching(network).matched();
  }

  private NetworkModel matched() {
    List<Unmodelled> unmodelled = new ArrayList<>(network.unmodelled());
    List<String> notes = new ArrayList<>(network.notes());
    List<Resource> resources = new ArrayList<>();
    Map<String, Fact<List<String>>> claims = claims();
    for (Resource resource : network.resources()) {
      if (resource instanceof HostFirewall host) {
        Fact<List<String>> own = claims.getOrDefault(host.id(), Fact.unknown("not asked"));
        resources.add(host.before(own));
        if (own instanceof Fact.Unknown<List<String>> unknown) {
          unmodelled.add(new Unmodelled(host.id(), unknown.reason(), host.header().source()));
          notes.add(host.header().source().path() + ": " + unknown.reason());
        }
      } else {
        resources.add(resource);
      }
    }
    return new NetworkModel(network.plane(), resources, network.enumerations(), unmodelled, notes);
  }

  /** Interfaces by firewall; where two firewalls have one, nobody knows which is in force. */
  private Map<String, Fact<List<String>>> claims() {
    Map<String, Fact<List<String>>> claims = new LinkedHashMap<>();
    Map<String, List<HostFirewall>> claimants = new HashMap<>();
    network
        .of(HostFirewall.class)
        .forEach(
            host -> {
              Fact<List<String>> own = interfaces(host);
              claims.put(host.id(), own);
              own.valueIfKnown()
                  .orElse(List.of())
                  .forEach(id -> claimants.computeIfAbsent(id, key -> new ArrayList<>()).add(host));
            });
    claimants.forEach(
        (id, hosts) -> {
          if (hosts.size() > 1) {
            hosts.forEach(host -> claims.put(host.id(), contested(id, hosts)));
          }
        });
    return claims;
  }

  private static Fact<List<String>> contested(String id, List<HostFirewall> hosts) {
    return Fact.unknown(
        "the rules of hosts %s all belong to interface %s and are not in any flow"
            .formatted(
                hosts.stream().map(HostFirewall::host).sorted().collect(Collectors.joining(", ")),
                id),
        hosts.get(0).header().source());
  }

  private Fact<List<String>> interfaces(HostFirewall host) {
    List<NetworkInterface> named = new ArrayList<>();
    Predicate<NetworkInterface> isOne = isNamed(host.host());
    network.of(NetworkInterface.class).filter(isOne).forEach(named::add);
    Set<String> servers = new LinkedHashSet<>();
    named.forEach(
        seen ->
            servers.add(
                seen.attachedTo().valueIfKnown().filter(id -> !id.isEmpty()).orElse(seen.id())));
    if (named.isEmpty()) {
      return Fact.unknown(
          "the rules of host %s belong to no interface in the evidence and are not in any flow"
              .formatted(host.host()),
          host.header().source());
    }
    boolean isAmbiguous = servers.size() > 1 || named.size() > 1 && !host.interfaceName().isEmpty();
    return isAmbiguous
        ? Fact.unknown(
            "the rules of host %s may belong to any of %d interfaces and are not in any flow"
                .formatted(host.host(), named.size()),
            host.header().source())
        : Fact.known(
            named.stream().map(NetworkInterface::id).sorted().toList(), host.header().source());
  }

  private Predicate<NetworkInterface> isNamed(String host) {
    if (host.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*") && isAddress(host)) {
      Address address = Address.parse(host);
      return seen ->
          holds(seen.privateAddresses(), address) || holds(seen.publicAddresses(), address);
    }
    int equals = host.indexOf('=');
    if (equals > 0) {
      String key = host.substring(0, equals);
      String value = host.substring(equals + 1);
      return seen -> hasTag(seen, key, value);
    }
    return seen ->
        isCalled(seen, host)
            || seen.attachedTo().valueIfKnown().filter(id -> isServer(id, host)).isPresent();
  }

  private static boolean isAddress(String text) {
    try {
      return Address.parse(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean holds(Fact<dev.ringfence.net.Addresses> addresses, Address address) {
    return addresses.valueIfKnown().filter(all -> all.contains(address)).isPresent();
  }

  private boolean hasTag(NetworkInterface seen, String key, String value) {
    Resource served = byId.get(seen.attachedTo().valueIfKnown().orElse(""));
    return isTagged(seen, key, value) || served != null && isTagged(served, key, value);
  }

  private static boolean isTagged(Resource resource, String key, String value) {
    Fact<String> tag = resource.header().tags().byKey().get(key);
    return tag != null && tag.valueIfKnown().filter(value::equals).isPresent();
  }

  private boolean isServer(String id, String host) {
    Resource served = byId.get(id);
    return served == null ? id.equals(host) || id.endsWith("/" + host) : isCalled(served, host);
  }

  private static boolean isCalled(Resource resource, String host) {
    ResourceHeader header = resource.header();
    return header.id().equals(host)
        || header.localId().equals(host)
        || header.name().equals(host)
        || isTagged(resource, NAME, host);
  }
}
