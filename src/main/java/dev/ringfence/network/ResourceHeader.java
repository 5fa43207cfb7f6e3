package dev.ringfence.network;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;

/**
 * What every resource has.
 *
 * @param id globally unique and stable: ARN, ARM id, repository and address; for a rule its
 *     canonical content under its owner's id
 * @param localId the provider's own short id, {@code sg-0…}
 * @param name for people; the local id where nobody named it
 * @param source the object in the evidence
 */
public record ResourceHeader(
    String id,
    String localId,
    String name,
    EvidenceSource origin,
    Plane plane,
    Tags tags,
    SourceRef source) {}
