package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a network is joined to: by peerings, and by gateways of its own or of a peer. */
final class Neighbours {
  private static final String GATEWAY_SUBNET = "gatewaysubnet";

  private final Estate estate;
  private final Map<String, List<PeeringLink>> links = new HashMap<>();
  private final Map<String, Gateways> gateways = new HashMap<>();

  Neighbours(Estate estate) {
    this.estate = estate;
    for (Item network : estate.all(Calls.NETWORKS)) {
      List<PeeringLink> own = new ArrayList<>();
      network.json().stream("virtualNetworkPeerings")
          .forEach(p -> own.add(new PeeringLink(network.part(p), network.id())));
      links.put(network.id(), List.copyOf(own));
    }
  }

  /**
   * The gateways that route for a network.
   *
   * @param isThere whether there is any
   * @param learned what lies behind them
   * @param owner id of the network they lie in
   */
  record Gateways(boolean isThere, Fact<Addresses> learned, String owner) {}

  List<PeeringLink> of(String network) {
    return links.getOrDefault(network, List.of());
  }

  /** Peerings that carry traffic, or may. */
  List<PeeringLink> carrying(String network) {
    return of(network).stream().filter(PeeringLink::mayCarry).toList();
  }

  Gateways gateways(String network) {
    return gateways.computeIfAbsent(network, this::find);
  }

  private Gateways find(String network) {
    Gateways own = own(network);
    if (own.isThere()) {
      return own;
    }
    for (PeeringLink link : carrying(network)) {
      if (link.usesRemoteGateways().valueIfKnown().orElse(true)) {
        Gateways remote = own(link.remote());
        Fact<Addresses> learned =
            remote.isThere() && link.usesRemoteGateways().isKnown()
                ? remote.learned()
                : Fact.unknown(
                    "what the gateways of " + link.remote() + " learn is not in the evidence",
                    link.item().json().sourceOf("useRemoteGateways"));
        return new Gateways(true, learned, link.remote());
      }
    }
    return own;
  }

  /** Every gateway of a network lies in its subnet of this name (Azure VPN gateway, settings). */
  private Gateways own(String network) {
    Optional<Item> subnet = estate.subnet(network + "/subnets/" + GATEWAY_SUBNET);
    if (subnet.isEmpty()) {
      return new Gateways(false, Fact.known(Addresses.none()), network);
    }
    List<String> ids =
        subnet.get().json().references("ipConfigurations").stream()
            .flatMap(id -> ArmId.parse(id).stream())
            .map(id -> id.top().text())
            .distinct()
            .toList();
    List<Item> listed =
        estate.all(Calls.NETWORK_GATEWAYS).stream()
            .filter(gateway -> liesIn(gateway, subnet.get().id()))
            .toList();
    if (ids.isEmpty() && listed.isEmpty()) {
      boolean isAnswered =
          estate.answers().gap(subnet.get().source(), Calls.NETWORK_GATEWAYS).isEmpty();
      return isAnswered
          ? new Gateways(false, Fact.known(Addresses.none()), network)
          : new Gateways(
              true,
              Fact.unknown(
                  "whether a gateway lies in "
                      + subnet.get().id()
                      + " is not known: "
                      + Calls.NETWORK_GATEWAYS
                      + " is not among the evidence",
                  subnet.get().json().source()),
              network);
    }
    return new Gateways(true, new LearnedPrefixes(estate).of(subnet.get(), ids, listed), network);
  }

  private static boolean liesIn(Item gateway, String subnet) {
    return gateway.json().stream("ipConfigurations")
        .anyMatch(configuration -> configuration.reference("subnet").equals(subnet));
  }

  /**
   * What the tag VirtualNetwork stands for in a network: its own blocks, those of peers it may
   * reach, what its gateways learn, and the platform's address (Azure virtual network, service
   * tags); destinations of user-defined routes come on top.
   */
  Bounds virtualNetworkTag(Item network) {
    Bounds tag = Bounds.of(Estate.addressSpace(network)).union(Bounds.of(ServiceTags.PLATFORM));
    for (PeeringLink link : of(network.id())) {
      Bounds remote = Bounds.of(link.remoteAddresses(estate));
      boolean isCertain =
          link.isInVirtualNetworkTag().valueIfKnown().orElse(false)
              && link.state().valueIfKnown().filter("active"::equals).isPresent();
      boolean isPossible =
          link.isInVirtualNetworkTag().valueIfKnown().orElse(true) && link.mayCarry();
      if (isCertain) {
        tag = tag.union(remote);
      } else if (isPossible) {
        tag = tag.perhaps(remote.most(), "whether peering " + link.item().name() + " carries");
      }
    }
    Gateways own = gateways(network.id());
    return own.isThere() ? tag.union(Bounds.of(own.learned())) : tag;
  }
}
