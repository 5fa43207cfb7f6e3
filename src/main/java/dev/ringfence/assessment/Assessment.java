package dev.ringfence.assessment;

import dev.ringfence.evidence.Digest;

/**
 * A finished assessment; its findings are read through a cursor.
 *
 * @param digest over the canonical form of header and findings
 * @param findings how many there are
 */
public record Assessment(AssessmentHeader header, Digest digest, long findings) {}
