package dev.ringfence.network;

import java.util.List;

/**
 * A way out of a virtual network.
 *
 * @param type {@code internet}, {@code egress-only}, {@code vpn}, {@code customer} or {@code
 *     direct-connect}
 * @param virtualNetworks ids of the networks it is attached to
 */
public record Gateway(ResourceHeader header, Fact<String> type, Fact<List<String>> virtualNetworks)
    implements Resource {}
