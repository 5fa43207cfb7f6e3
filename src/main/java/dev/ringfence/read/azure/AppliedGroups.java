package dev.ringfence.read.azure;

import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which network security groups a packet to an interface meets: the subnet's, then the interface's
 * own (Azure virtual network, how network security groups filter traffic).
 */
final class AppliedGroups {
  private static final Set<String> FILTERED = Set.of("enabled", "networksecuritygroupenabled");
  private static final Set<String> UNFILTERED = Set.of("disabled", "routetableenabled");

  private final Estate estate;

  AppliedGroups(Estate estate) {
    this.estate = estate;
  }

  /** Where a group applies. */
  record Place(String group, String subnet) {}

  /** In the order that packets meet them inwards. */
  Fact<List<Place>> of(Item networkInterface) {
    String subnet = Estate.subnetOf(networkInterface);
    Arm json = networkInterface.json();
    String own = json.reference("networkSecurityGroup");
    return ofSubnet(subnet, json.has("privateEndpoint"))
        .map(
            around -> {
              List<Place> places = new ArrayList<>(around);
              if (!own.isEmpty()) {
                places.add(new Place(own, subnet));
              }
              return List.copyOf(places);
            })
        .alsoFrom(List.of(json.sourceOf("networkSecurityGroup")));
  }

  /**
   * The subnet's own group, if it has one.
   *
   * @param isPrivateEndpoint for those it holds where the subnet's policies say so alone (Azure
   *     private link, network policies)
   */
  Fact<List<Place>> ofSubnet(String subnet, boolean isPrivateEndpoint) {
    return estate
        .subnet(subnet)
        .map(found -> ofSubnet(found, isPrivateEndpoint))
        .orElseGet(() -> Fact.unknown("subnet " + subnet + " is not in the evidence"));
  }

  private static Fact<List<Place>> ofSubnet(Item subnet, boolean isPrivateEndpoint) {
    Arm json = subnet.json();
    String group = json.reference("networkSecurityGroup");
    List<Place> all = group.isEmpty() ? List.of() : List.of(new Place(group, subnet.id()));
    Fact<List<Place>> applied = Fact.known(all, json.sourceOf("networkSecurityGroup"));
    if (!isPrivateEndpoint || group.isEmpty()) {
      return applied;
    }
    return json.text("privateEndpointNetworkPolicies")
        .flatMap(
            policies -> {
              String word = policies.toLowerCase(Locale.ROOT);
              if (FILTERED.contains(word)) {
                return applied;
              }
              return UNFILTERED.contains(word)
                  ? Fact.known(List.<Place>of(), json.sourceOf("privateEndpointNetworkPolicies"))
                  : Fact.unknown(
                      "privateEndpointNetworkPolicies \"" + policies + "\" is not known",
                      json.sourceOf("privateEndpointNetworkPolicies"));
            });
  }
}
