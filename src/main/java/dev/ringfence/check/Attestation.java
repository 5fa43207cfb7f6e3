package dev.ringfence.check;

import dev.ringfence.control.CheckId;
import dev.ringfence.evidence.SourceRef;
import java.time.LocalDate;

/**
 * A statement that a person answers for.
 *
 * @param expires last day it counts
 * @param reference where the stated can be looked up
 */
public record Attestation(
    CheckId check,
    String statement,
    String owner,
    LocalDate attested,
    LocalDate expires,
    String reference,
    SourceRef source) {
  /** Whether it counts on a day: from the day it was made to its last day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(attested) && !day.isAfter(expires);
  }
}
