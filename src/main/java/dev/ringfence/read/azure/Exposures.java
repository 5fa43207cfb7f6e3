package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Under which addresses the internet knows an interface, and whether these are closed by default.
 */
final class Exposures {
  private static final Set<String> CLOSED = Set.of("standard", "standardv2");

  private final Estate estate;
  private final Balancers balancers;
  private final Map<String, List<Item>> byOwner = new HashMap<>();

  Exposures(Estate estate, Balancers balancers) {
    this.estate = estate;
    this.balancers = balancers;
    for (Item address : estate.all(Calls.PUBLIC_ADDRESSES)) {
      ArmId.parse(address.json().reference("ipConfiguration"))
          .ifPresent(
              id ->
                  byOwner.computeIfAbsent(id.top().text(), key -> new ArrayList<>()).add(address));
    }
  }

  /** Public addresses of something that is no interface, by what they say they belong to. */
  Fact<Addresses> of(String owner, Arm where) {
    return estate
        .answers()
        .gap(Calls.PUBLIC_ADDRESSES)
        .map(gap -> Fact.<Addresses>missing(gap))
        .orElseGet(
            () ->
                united(
                    byOwner.getOrDefault(owner, List.of()).stream()
                        .map(Exposures::address)
                        .toList(),
                    where));
  }

  Fact<Addresses> of(Item networkInterface) {
    List<Fact<Addresses>> parts = new ArrayList<>();
    for (Arm configuration : networkInterface.json().list("ipConfigurations")) {
      if (configuration.has("publicIPAddress")) {
        parts.add(
            publicAddress(configuration)
                .flatMap(Exposures::address)
                .alsoFrom(List.of(configuration.sourceOf("publicIPAddress"))));
      }
    }
    return united(parts, networkInterface.json());
  }

  private static Fact<Addresses> united(List<Fact<Addresses>> parts, Arm where) {
    return parts.isEmpty()
        ? Fact.known(Addresses.none(), where.source())
        : Fact.all(parts).map(Addresses::unionOf);
  }

  /** The address that a configuration names; scale sets give it in full, others by its id. */
  private Fact<Item> publicAddress(Arm configuration) {
    return estate.get(Calls.PUBLIC_ADDRESSES, configuration.reference("publicIPAddress"));
  }

  static Fact<Addresses> address(Item publicAddress) {
    Arm json = publicAddress.json();
    return json.has("ipAddress")
        ? Bounds.blocks(json.texts("ipAddress", "")).alsoFrom(List.of(json.sourceOf("ipAddress")))
        : Fact.unknown("which address it has been given is not in the evidence", json.source());
  }

  /**
   * Whether all of its addresses, and all balancers before it, are of the SKU that is closed until
   * a network security group opens it (Azure virtual network, public IP addresses).
   */
  Fact<Boolean> isClosedWithoutFilter(Item networkInterface) {
    List<Fact<Boolean>> parts = new ArrayList<>();
    for (Arm configuration : networkInterface.json().list("ipConfigurations")) {
      if (configuration.has("publicIPAddress")) {
        parts.add(publicAddress(configuration).flatMap(Exposures::isClosed));
      }
    }
    balancers.before(networkInterface).forEach(balancer -> parts.add(isClosed(balancer)));
    return parts.isEmpty()
        ? Fact.known(true, networkInterface.json().source())
        : Fact.all(parts).map(all -> all.stream().allMatch(closed -> closed));
  }

  static Fact<Boolean> isClosed(Item item) {
    Arm sku = item.json().member("sku");
    return sku.text("name").map(name -> CLOSED.contains(name.toLowerCase(Locale.ROOT)));
  }
}
