package dev.ringfence.network;

import java.util.List;

/**
 * A load balancer of any type.
 *
 * @param type {@code application}, {@code network}, {@code gateway} or {@code classic}
 */
public record LoadBalancer(
    ResourceHeader header,
    String virtualNetwork,
    Fact<String> type,
    Fact<String> state,
    Fact<Boolean> isInternetFacing,
    Fact<List<Filter>> filters,
    Fact<List<String>> tiers,
    Fact<List<Forward>> forwards)
    implements Resource {}
