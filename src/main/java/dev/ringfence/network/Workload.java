package dev.ringfence.network;

import dev.ringfence.net.Ports;
import java.util.List;

/**
 * What makes pods that are alike in a Kubernetes cluster, named {@code namespace/name}; its tags
 * are the labels of its pods.
 *
 * @param namespaceId id of the namespace it lies in
 * @param namespaceName name of that
 * @param type {@code deployment}, {@code stateful-set}, {@code daemon-set}, {@code replica-set},
 *     {@code replication-controller}, {@code job}, {@code cron-job}, {@code pod} or {@code other}
 * @param usesHostNetwork whether its pods have the addresses of their nodes
 * @param ports its containers say they listen on
 * @param hostPorts ports of the node that lead to it
 * @param policies ids of the network policies that select it, in either direction
 * @param isIngressIsolated whether a policy selects it inwards, so that only what rules admit comes
 *     in
 * @param isEgressIsolated the same outwards
 * @param isIngressClosed whether what no rule admits does not come in: by a network policy, or by a
 *     rule of another policy that refuses every pod
 * @param arePoliciesKnown whether everything that may decide about its traffic is understood
 */
public record Workload(
    ResourceHeader header,
    String namespaceId,
    Fact<String> namespaceName,
    Fact<String> type,
    Fact<Boolean> usesHostNetwork,
    Fact<Ports> ports,
    Fact<Ports> hostPorts,
    Fact<List<String>> policies,
    Fact<Boolean> isIngressIsolated,
    Fact<Boolean> isEgressIsolated,
    Fact<Boolean> isIngressClosed,
    Fact<Boolean> arePoliciesKnown)
    implements Resource {}
