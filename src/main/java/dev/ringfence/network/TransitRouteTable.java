package dev.ringfence.network;

import java.util.List;

/**
 * A route table of a {@link TransitGateway}.
 *
 * @param associations ids of the attachments whose traffic it routes
 * @param propagations ids of the attachments whose addresses it learns
 */
public record TransitRouteTable(
    ResourceHeader header,
    String transitGateway,
    Fact<List<Route>> routes,
    Fact<List<String>> associations,
    Fact<List<String>> propagations)
    implements Resource {}
