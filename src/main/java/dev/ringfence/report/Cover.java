package dev.ringfence.report;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What names this report and ties each of its pages to one run.
 *
 * @param from first day of the period, UTC
 * @param to last day of the period, UTC
 * @param asOf the instant the report speaks of; not when it was printed
 * @param evidence digest of the evidence set's manifest
 */
public record Cover(
    String title,
    String estate,
    String period,
    LocalDate from,
    LocalDate to,
    String runId,
    int attempt,
    Instant asOf,
    Fingerprint evidence,
    Fingerprint assessment,
    Fingerprint catalogue,
    Fingerprint configuration,
    Fingerprint exceptions,
    String toolVersion,
    String classification) {
  /** {@code 2026-11-01 to 2026-11-30 (UTC)}. */
  public String days() {
    return from + " to " + to + " (UTC)";
  }
}
