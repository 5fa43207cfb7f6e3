package dev.ringfence.network;

import dev.ringfence.net.Packets;

/**
 * One entry of an {@link OrderedFilter}.
 *
 * @param number position of evaluation, ascending; 1-32766, 32767 is the closing deny (EC2 API)
 * @param packets what the entry matches
 * @param effective what it decides: matched here and by no entry before it
 */
public record OrderedRule(
    ResourceHeader header,
    String orderedFilter,
    String direction,
    Fact<Long> number,
    Fact<Boolean> isAllow,
    Fact<Packets> packets,
    Fact<Packets> effective)
    implements Resource {}
