package dev.ringfence.assessment;

import dev.ringfence.flow.Certainty;

/**
 * One line of the list of what a boundary lets through; each of its packets stands alike to policy
 * and table.
 *
 * @param services exact, in words
 * @param parts the same by protocol
 * @param via the way, see {@link dev.ringfence.flow.FlowPath#via}
 * @param policy how it stands to what owners allow
 * @param documented how it stands to the documented table
 * @param witness one of its packets, hop by hop
 */
public record FlowRecord(
    Certainty certainty,
    String services,
    Listed<ServiceRecord> parts,
    AddressRecord sources,
    AddressRecord destinations,
    String via,
    Standing policy,
    Standing documented,
    PathRecord witness) {}
