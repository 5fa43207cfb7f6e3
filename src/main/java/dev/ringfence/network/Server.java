package dev.ringfence.network;

import java.util.List;

/**
 * A machine: an EC2 instance.
 *
 * @param state {@code running}, {@code stopped}, …
 * @param keyPair name of the SSH key pair it was launched with, empty for none
 * @param metadataTokens {@code required} or {@code optional} (EC2 API,
 *     InstanceMetadataOptionsResponse)
 * @param metadataHopLimit 1-64
 * @param serverGroup id of the auto-scaled group it belongs to, empty for none
 */
public record Server(
    ResourceHeader header,
    String virtualNetwork,
    String subnet,
    Fact<String> tier,
    Fact<String> state,
    Fact<String> keyPair,
    Fact<Boolean> isMetadataEnabled,
    Fact<String> metadataTokens,
    Fact<Long> metadataHopLimit,
    Fact<List<String>> filters,
    Fact<String> serverGroup,
    Fact<Boolean> isBastion)
    implements Resource {}
