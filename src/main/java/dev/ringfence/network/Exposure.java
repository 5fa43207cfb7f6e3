package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;

/**
 * A way from outside a Kubernetes cluster to a workload.
 *
 * @param namespaceName name of the namespace of what makes it
 * @param workload id of the workload it leads to; empty where none is known that it selects
 * @param type {@code load-balancer}, {@code node-port}, {@code external-address}, {@code host-port}
 *     or {@code host-network}
 * @param traffic what arrives at the pod: protocol and the pod's own ports
 * @param sources addresses of clients that are let through
 * @param isReachable whether clients on the internet can surely send to it
 * @param keepsClientAddress whether the pod, and so its policies, see the client's address
 */
public record Exposure(
    ResourceHeader header,
    Fact<String> namespaceName,
    String workload,
    Fact<String> type,
    Fact<Packets> traffic,
    Fact<Addresses> sources,
    Fact<Boolean> isReachable,
    Fact<Boolean> keepsClientAddress)
    implements Resource {}
