package dev.ringfence.network;

import dev.ringfence.net.Ports;
import java.util.List;

/**
 * A load balancer of any type.
 *
 * @param type {@code application}, {@code network}, {@code gateway} or {@code classic}
 * @param listenerPorts every port it listens on, whatever becomes of what comes there
 */
public record LoadBalancer(
    ResourceHeader header,
    String virtualNetwork,
    Fact<String> type,
    Fact<String> state,
    Fact<Boolean> isInternetFacing,
    Fact<List<Filter>> filters,
    Fact<List<String>> tiers,
    Fact<List<Forward>> forwards,
    Fact<Ports> listenerPorts)
    implements Resource {}
