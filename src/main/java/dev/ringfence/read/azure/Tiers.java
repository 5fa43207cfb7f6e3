package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tier;
import dev.ringfence.network.ZoneAssignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tier of each subnet: the configured zone's, else inferred from what lies in it: what the
 * internet can address makes it public, private endpoints alone make it a place of data.
 */
final class Tiers {
  private static final Set<String> FACING =
      Set.of(
          "microsoft.network/applicationgateways",
          "microsoft.network/bastionhosts",
          "microsoft.network/azurefirewalls",
          "microsoft.network/virtualnetworkgateways");

  private final Estate estate;
  private final Balancers balancers;
  private final ZoneAssignment zones;
  private final Map<String, Fact<String>> known = new HashMap<>();
  private final Map<String, Boolean> inferred = new HashMap<>();

  Tiers(Estate estate, Balancers balancers, ZoneAssignment zones) {
    this.estate = estate;
    this.balancers = balancers;
    this.zones = zones;
  }

  Balancers balancers() {
    return balancers;
  }

  Fact<String> of(String subnet) {
    // No computeIfAbsent: zone selectors are the caller's code and may come back here.
    Fact<String> tier = known.get(subnet);
    if (tier == null) {
      tier =
          estate
              .subnet(subnet)
              .map(this::tell)
              .orElseGet(() -> Fact.unknown("subnet " + subnet + " is not in the evidence"));
      known.put(subnet, tier);
    }
    return tier;
  }

  Fact<Boolean> isInferred(Item subnet) {
    of(subnet.id());
    return Fact.known(inferred.getOrDefault(subnet.id(), true), subnet.json().source());
  }

  private Fact<String> tell(Item subnet) {
    ResourceHeader header = subnet.header();
    Optional<Fact<String>> configured =
        zones.tierOf(
            new ZoneAssignment.Place(
                header, Estate.networkOf(subnet.id()), Estate.addressesOf(subnet)));
    inferred.put(subnet.id(), configured.isEmpty());
    return configured.orElseGet(() -> inferred(subnet));
  }

  private Fact<String> inferred(Item subnet) {
    List<Item> inside = estate.interfacesIn(subnet.id());
    for (Item networkInterface : inside) {
      if (isFacing(networkInterface)) {
        return Fact.known(Tier.PUBLIC, networkInterface.json().source());
      }
    }
    List<String> occupants = new ArrayList<>(subnet.json().references("ipConfigurations"));
    occupants.addAll(subnet.json().references("applicationGatewayIPConfigurations"));
    boolean isFacing =
        occupants.stream()
            .flatMap(id -> ArmId.parse(id).stream())
            .anyMatch(id -> FACING.contains(id.top().type()));
    if (isFacing) {
      return Fact.known(Tier.PUBLIC, subnet.json().sourceOf("ipConfigurations"));
    }
    Optional<CollectionGap> gap = estate.interfaceGap();
    if (gap.isPresent()) {
      return Fact.missing(gap.get());
    }
    boolean isOfData =
        !inside.isEmpty() && inside.stream().allMatch(item -> item.json().has("privateEndpoint"));
    return Fact.known(isOfData ? Tier.DATA : Tier.APPLICATION, subnet.json().source());
  }

  private boolean isFacing(Item networkInterface) {
    boolean hasAddress =
        networkInterface.json().stream("ipConfigurations")
            .anyMatch(configuration -> configuration.has("publicIPAddress"));
    return hasAddress
        || balancers.fronts().stream()
            .filter(front -> front.isPublic().valueIfKnown().orElse(true))
            .flatMap(front -> balancers.forwards(front).stream())
            .anyMatch(
                forward ->
                    forward
                        .targets()
                        .valueIfKnown()
                        .filter(all -> all.contains(networkInterface.id()))
                        .isPresent());
  }
}
