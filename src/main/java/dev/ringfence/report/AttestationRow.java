package dev.ringfence.report;

import java.time.LocalDate;

/**
 * A statement somebody answers for.
 *
 * @param state whether it counts on the day of the audit, in words
 */
public record AttestationRow(
    String check,
    String statement,
    String owner,
    LocalDate attested,
    LocalDate expires,
    String reference,
    boolean isInForce,
    String state,
    SourceRow source) {}
