package dev.ringfence.network;

/**
 * Where the provider says that packets of an interface go, held against what its networks and route
 * table say: the effective routes of an Azure network interface.
 *
 * @param networkInterface id of the interface
 * @param isInEffect false where the interface's machine does not run, so that nothing is
 * @param difference a block, and where each of the two says that packets to it go; empty where both
 *     say the same of every address
 */
public record EffectiveRoutes(
    ResourceHeader header,
    String networkInterface,
    Fact<Boolean> isInEffect,
    Fact<String> difference)
    implements Resource {}
