package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import java.util.List;

/**
 * One route of one table.
 *
 * @param routeTable id of the table
 * @param destination addresses the route is for; a prefix list is resolved
 * @param blocks each block of the destination by itself: of all blocks of a table that hold an
 *     address, the longest decides
 * @param isPropagated whether a gateway announced it; a static route to the same block goes before
 * @param target {@code local}, {@code internet-gateway}, {@code egress-only-gateway}, {@code
 *     nat-gateway}, {@code peering}, {@code transit-gateway}, {@code vpn-gateway}, {@code
 *     service-endpoint}, {@code interface}, {@code local-gateway}, {@code core-network} or {@code
 *     carrier-gateway}; in a transit route table {@code attachment}
 * @param targetId the provider's own short id of the target, {@code igw-0…}; {@code local} for the
 *     network itself; empty where a blackhole names none
 * @param isActive false for a blackhole
 * @param tiers of the subnets this table applies to
 * @param peerAddresses for a peering: all addresses of the network on the other side; otherwise
 *     none
 */
public record Route(
    ResourceHeader header,
    String routeTable,
    Fact<Addresses> destination,
    Fact<List<Addresses>> blocks,
    Fact<Boolean> isPropagated,
    Fact<String> target,
    Fact<String> targetId,
    Fact<Boolean> isActive,
    Fact<List<String>> tiers,
    Fact<Addresses> peerAddresses)
    implements Resource {}
