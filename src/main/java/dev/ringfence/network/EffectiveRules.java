package dev.ringfence.network;

/**
 * What the provider says lets packets to and from an interface pass, held against what its groups
 * say: the effective security rules of an Azure network interface.
 *
 * @param networkInterface id of the interface
 * @param isInEffect false where the interface's machine does not run, so that nothing is
 * @param passesByProvider a packet, and a group, which passes by what the provider says and not by
 *     what the group says; empty where there is none
 * @param passesByEvidence likewise the other way round
 */
public record EffectiveRules(
    ResourceHeader header,
    String networkInterface,
    Fact<Boolean> isInEffect,
    Fact<String> passesByProvider,
    Fact<String> passesByEvidence)
    implements Resource {}
