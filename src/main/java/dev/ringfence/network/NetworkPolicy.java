package dev.ringfence.network;

import java.util.List;

/**
 * An allow list for the pods of a namespace that it selects (Kubernetes, networking.k8s.io/v1).
 *
 * @param namespaceId id of the namespace it lies in
 * @param isForAll whether its selector is empty, so that it holds for every pod of the namespace
 * @param selects ids of the workloads it selects
 * @param directions {@code ingress}, {@code egress} or both: those in which it isolates
 */
public record NetworkPolicy(
    ResourceHeader header,
    String namespaceId,
    Fact<String> namespaceName,
    Fact<Boolean> isForAll,
    Fact<List<String>> selects,
    Fact<List<String>> directions,
    Fact<List<PolicyRule>> rules)
    implements Resource {}
