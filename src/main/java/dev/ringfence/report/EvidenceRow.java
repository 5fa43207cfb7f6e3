package dev.ringfence.report;

import java.time.Instant;
import java.util.List;

/**
 * One sealed artefact.
 *
 * @param number stable within one evidence set, {@code E-0007}
 * @param call with its parameters
 * @param clock who says when it was collected, in words
 * @param caller who asked, in words where the source does not tell
 */
public record EvidenceRow(
    String number,
    String call,
    String source,
    String account,
    String region,
    String path,
    Fingerprint digest,
    long bytes,
    long items,
    String caller,
    Instant collectedAt,
    String clock,
    List<RedactionRow> redactions) {
  public EvidenceRow {
    redactions = List.copyOf(redactions);
  }

  /** What was taken out before sealing, and where. */
  public record RedactionRow(String pointer, String kind) {}
}
