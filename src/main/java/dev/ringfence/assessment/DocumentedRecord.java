package dev.ringfence.assessment;

import dev.ringfence.evidence.SourceRef;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a row of the documented table says of a boundary.
 *
 * @param from one name of the row's source
 * @param to one name of its destination
 * @param services protocol and ports, in words
 * @param use whether what it lists passes between the two names, on any boundary they are in
 * @param unused services of it of which no packet may pass, in words; empty if there are none
 * @param source line of the row
 */
public record DocumentedRecord(
    String from,
    String to,
    String services,
    String purpose,
    Optional<LocalDate> reviewed,
    Use use,
    String unused,
    SourceRef source) {

  /** Whether anything of each service that a row documents passes. */
  public enum Use {
    PASSES,
    /** Of some of it nothing passes for certain, but may. */
    MAY_PASS,
    /** Of some of it nothing passes. */
    PASSES_IN_PART,
    /** Of none of it anything passes. */
    PASSES_NOT;

    /** As JSON and tables write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the table names what the network does not permit. */
    public boolean isBeyondNetwork() {
      return this == PASSES_IN_PART || this == PASSES_NOT;
    }
  }
}
