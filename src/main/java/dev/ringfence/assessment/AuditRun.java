package dev.ringfence.assessment;

import dev.ringfence.evidence.Digest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * One attempt at auditing one month of one estate.
 *
 * @param runId name of the attempt, derived from estate, period, attempt, instant and configuration
 * @param attempt from 1; a later one supersedes the earlier ones, which are kept
 * @param asOf the instant the audit speaks of; fixed when it was first launched
 * @param configuration digest of audit.yaml as read
 * @param exceptions digest of the files of exceptions, attestations, disputes and notes as read
 */
public record AuditRun(
    String runId,
    String estate,
    YearMonth period,
    int attempt,
    Instant asOf,
    Digest configuration,
    Digest catalogue,
    Digest exceptions,
    String toolVersion) {
  public AuditRun {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1, not " + attempt);
    }
  }

  /** The day exceptions and attestations are judged on (UTC). */
  public LocalDate day() {
    return asOf.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
