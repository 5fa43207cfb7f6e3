package dev.ringfence.network;

import dev.ringfence.net.Addresses;

/**
 * A site-to-site VPN.
 *
 * @param gateway id of the VPN or transit gateway on this side
 * @param remoteAddresses static routes and traffic selectors of the far side
 * @param tunnelsUp of the two, how many are up
 */
public record VpnConnection(
    ResourceHeader header,
    Fact<String> state,
    Fact<String> gateway,
    Fact<String> customerGateway,
    Fact<Boolean> isStaticOnly,
    Fact<Addresses> remoteAddresses,
    Fact<Long> tunnelsUp)
    implements Resource {}
