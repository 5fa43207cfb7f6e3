package dev.ringfence.assessment;

import dev.ringfence.evidence.SourceRef;
import java.util.List;

/**
 * What owners let pass a boundary, as they wrote it.
 *
 * @param allowed empty if nothing may pass
 * @param needsDocument whether what passes has to be in the documented table and the other way
 *     round
 */
public record PolicyRecord(List<Allowed> allowed, boolean needsDocument, SourceRef source) {
  public PolicyRecord {
    allowed = List.copyOf(allowed);
  }

  /** One line of it. */
  public record Allowed(String text, SourceRef source) {}
}
