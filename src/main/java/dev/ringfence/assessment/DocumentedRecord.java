package dev.ringfence.assessment;

import dev.ringfence.evidence.SourceRef;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of the documented table that speaks of a boundary.
 *
 * @param from as the table writes it
 * @param to likewise
 * @param services protocol and ports, in words
 * @param use whether anything of it passes
 * @param source line of the row
 */
public record DocumentedRecord(
    String from,
    String to,
    String services,
    String purpose,
    Optional<LocalDate> reviewed,
    Use use,
    SourceRef source) {

  /** Whether anything that a row documents passes this boundary. */
  public enum Use {
    PASSES,
    /** Nothing of it certainly, something possibly. */
    MAY_PASS,
    PASSES_NOT;

    /** As JSON and tables write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
