package dev.ringfence.network;

import dev.ringfence.net.Ports;
import java.util.List;

/**
 * One way through a load balancer: a listener and a group of targets behind it.
 *
 * @param listenerProtocol {@code tcp}, {@code udp}, {@code tcp_udp}, {@code tls}, {@code https}, …
 * @param targetProtocol the same for the connection to the target; empty for a function
 * @param targetPorts the group's port and every port a target is registered on
 * @param isPassThrough whether the client's own connection reaches the target: a network balancer
 *     that does not end TLS
 * @param targets ids of the registered servers, interfaces, balancers or addresses, healthy or not
 */
public record Forward(
    ResourceHeader header,
    String loadBalancer,
    Fact<String> balancerType,
    Fact<Boolean> isInternetFacing,
    Fact<String> listenerProtocol,
    Fact<Ports> listenerPort,
    Fact<String> targetProtocol,
    Fact<Ports> targetPorts,
    Fact<Boolean> isPassThrough,
    Fact<List<String>> targets)
    implements Resource {}
