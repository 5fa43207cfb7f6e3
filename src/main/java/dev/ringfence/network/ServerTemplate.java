package dev.ringfence.network;

import java.util.List;

/**
 * What new servers are made from: a launch template version in use, or a launch configuration.
 *
 * @param version of a launch template; 0 for a launch configuration
 * @param assignsPublicAddress whether its interfaces ask for a public address
 * @param usedBy ids of the groups that launch from it
 */
public record ServerTemplate(
    ResourceHeader header,
    Fact<Long> version,
    Fact<String> keyPair,
    Fact<Boolean> isMetadataEnabled,
    Fact<String> metadataTokens,
    Fact<Long> metadataHopLimit,
    Fact<Boolean> assignsPublicAddress,
    Fact<List<Filter>> filters,
    Fact<List<String>> usedBy)
    implements Resource {}
