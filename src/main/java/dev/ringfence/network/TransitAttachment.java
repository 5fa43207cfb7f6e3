package dev.ringfence.network;

import java.util.List;

/**
 * A network, link or other hub attached to a {@link TransitGateway}.
 *
 * @param type {@code vpc}, {@code vpn}, {@code direct-connect-gateway}, {@code peering} or {@code
 *     connect}
 * @param attached id of what is attached
 * @param routeTable id of the table it is associated with, empty for none
 */
public record TransitAttachment(
    ResourceHeader header,
    String transitGateway,
    Fact<String> type,
    Fact<String> state,
    Fact<String> attached,
    Fact<String> attachedOwner,
    Fact<List<String>> subnets,
    Fact<String> routeTable)
    implements Resource {}
