package dev.ringfence.assessment;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.Hop;
import dev.ringfence.flow.Passage;

/**
 * One thing on a path that decides about a packet, see {@link Hop}.
 *
 * @param rules those that decide; for an allow list each of them alone suffices
 * @param sources where the rules stand, else where the list of rules stands
 */
public record HopRecord(
    Hop.Kind kind,
    Passage passage,
    String subject,
    String name,
    Listed<String> rules,
    String text,
    Listed<SourceRef> sources) {}
