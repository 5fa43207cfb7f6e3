package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Locale;

/**
 * A peering as one of its two networks sees it (Azure REST API, VirtualNetworkPeering).
 *
 * @param network id of the network whose side this is
 */
record PeeringLink(Item item, String network) {
  private static final String CONNECTED = "connected";

  String remote() {
    return item.json().reference("remoteVirtualNetwork");
  }

  /** The same for both sides, so that they are one peering. */
  String pair() {
    return network.compareTo(remote()) < 0 ? network + " " + remote() : remote() + " " + network;
  }

  /** {@code active} where both sides are connected. */
  Fact<String> state() {
    boolean isOfAll = item.json().boolOr("peerCompleteVnets", true).valueIfKnown().orElse(false);
    if (!isOfAll) {
      return Fact.unknown(
          "a peering of some subnets is not modelled", item.json().sourceOf("peerCompleteVnets"));
    }
    return item.json()
        .text("peeringState")
        .map(
            state ->
                state.toLowerCase(Locale.ROOT).equals(CONNECTED)
                    ? "active"
                    : state.toLowerCase(Locale.ROOT));
  }

  boolean mayCarry() {
    return state().valueIfKnown().map("active"::equals).orElse(true);
  }

  /** Whether the other network's addresses count as this one's for the tag VirtualNetwork. */
  Fact<Boolean> isInVirtualNetworkTag() {
    return item.json().bool("allowVirtualNetworkAccess");
  }

  /** Whether the other network's gateways route for this one. */
  Fact<Boolean> usesRemoteGateways() {
    return item.json().boolOr("useRemoteGateways", false);
  }

  /** The blocks that the platform makes routes for, one by one. */
  List<Cidr> remoteBlocks(Estate estate) {
    return has()
        ? Estate.blocks(item.json().member(member()))
        : estate.find(Calls.NETWORKS, remote()).stream()
            .flatMap(found -> Estate.blocks(found.json().member("addressSpace")).stream())
            .toList();
  }

  private String member() {
    return item.json().has("remoteAddressSpace")
        ? "remoteAddressSpace"
        : "remoteVirtualNetworkAddressSpace";
  }

  private boolean has() {
    return item.json().has(member());
  }

  /** The other network's blocks, as they were when the peering was last synchronised. */
  Fact<Addresses> remoteAddresses(Estate estate) {
    Arm json = item.json();
    if (!has()) {
      return estate
          .get(Calls.NETWORKS, remote())
          .flatMap(Estate::addressSpace)
          .alsoFrom(List.of(json.source()));
    }
    Fact<Addresses> synchronised =
        Bounds.blocks(json.member(member()).texts("", "addressPrefixes"))
            .alsoFrom(List.of(json.sourceOf(member())));
    boolean isOutOfStep =
        estate
            .find(Calls.NETWORKS, remote())
            .flatMap(found -> Estate.addressSpace(found).valueIfKnown())
            .filter(now -> !synchronised.valueIfKnown().map(now::equals).orElse(true))
            .isPresent();
    return isOutOfStep
        ? Fact.unknown(
            "the peering is not synchronised with the other network's addresses", json.source())
        : synchronised;
  }
}
