package dev.ringfence.job;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.AuditInputs;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What to run.
 *
 * @param asOf the instant the audit is to speak of, if the caller fixes it
 * @param now used where nothing else fixes the instant
 * @param reports folder that gets {@code <estate>/<period>/}
 */
public record AuditRequest(
    AuditInputs inputs,
    YearMonth period,
    Optional<Instant> asOf,
    Instant now,
    Path state,
    Path reports,
    Adapters adapters) {}
