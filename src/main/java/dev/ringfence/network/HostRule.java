package dev.ringfence.network;

import dev.ringfence.net.Packets;

/**
 * One rule of a host's own firewall, as packets of one direction meet it. The last rule of a chain
 * that the kernel calls by itself is its policy.
 *
 * @param firewall id of the {@link HostFirewall} it belongs to
 * @param direction {@code ingress} for what comes to the host, {@code egress} for what it sends
 * @param chain family, table and name of its chain, {@code inet filter input}
 * @param verdict {@code accept}, {@code drop} (a reject is one), {@code return}, {@code jump},
 *     {@code goto}, {@code continue}, or {@code unknown} for a rule that may decide anything
 * @param target chain that a jump or goto names, else empty
 * @param packets first packets of connections that it surely matches
 * @param possiblePackets those that it may match, these included
 * @param answers answers within known connections that it surely matches
 * @param possibleAnswers those that it may match, these included
 * @param doubt why it may match more than it surely does, empty where it does not
 */
public record HostRule(
    ResourceHeader header,
    String firewall,
    String direction,
    String chain,
    Fact<String> verdict,
    Fact<String> target,
    Fact<Packets> packets,
    Fact<Packets> possiblePackets,
    Fact<Packets> answers,
    Fact<Packets> possibleAnswers,
    Fact<String> doubt)
    implements Resource {}
