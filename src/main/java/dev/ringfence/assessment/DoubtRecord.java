package dev.ringfence.assessment;

import dev.ringfence.evidence.SourceRef;

/** Why what is possible on a boundary is more than what is certain. */
public record DoubtRecord(String reason, Listed<SourceRef> sources) {}
