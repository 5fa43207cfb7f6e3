package dev.ringfence.network;

import java.util.List;

/**
 * A stateful allow list on interfaces: an AWS security group.
 *
 * @param tiers of the subnets in which interfaces carry it, without repetition
 * @param interfaces ids of the interfaces that carry it
 */
public record Filter(
    ResourceHeader header,
    String virtualNetwork,
    Fact<Boolean> isDefault,
    Fact<String> description,
    Fact<List<Permit>> ingress,
    Fact<List<Permit>> egress,
    Fact<List<String>> tiers,
    Fact<List<String>> interfaces)
    implements Resource {}
