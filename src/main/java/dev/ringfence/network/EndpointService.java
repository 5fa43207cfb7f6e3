package dev.ringfence.network;

import java.util.List;

/**
 * A service of this account that others may connect to privately.
 *
 * @param loadBalancers ids of the network balancers that stand behind it
 * @param connections ids of the endpoints that are connected
 */
public record EndpointService(
    ResourceHeader header,
    Fact<String> service,
    Fact<String> state,
    Fact<Boolean> needsAcceptance,
    Fact<List<String>> allowedPrincipals,
    Fact<List<String>> loadBalancers,
    Fact<List<String>> connections)
    implements Resource {}
