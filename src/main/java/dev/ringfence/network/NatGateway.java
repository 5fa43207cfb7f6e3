package dev.ringfence.network;

/**
 * A gateway that translates outgoing traffic and lets nothing in.
 *
 * @param isPublic whether it has a public address (ConnectivityType)
 */
public record NatGateway(
    ResourceHeader header,
    String virtualNetwork,
    String subnet,
    Fact<String> tier,
    Fact<String> availabilityZone,
    Fact<Boolean> isPublic,
    Fact<String> state)
    implements Resource {}
