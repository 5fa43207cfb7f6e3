package dev.ringfence.assessment;

import java.util.List;
import java.util.Optional;

/**
 * What exceptions and disputes say of a finding, where the id of one exception does not say it all.
 *
 * @param exceptions those in force, and what each covers
 * @param remaining packets that neither exceptions nor verdicts cover, where one of them covers a
 *     part, in words; empty where none remain, or where the finding is not about packets
 * @param overlapping ids of those that cover something that another one covers too
 * @param dispute id of the dispute about it
 */
public record Treatment(
    List<Part> exceptions, String remaining, List<String> overlapping, Optional<String> dispute) {
  public Treatment {
    exceptions = List.copyOf(exceptions);
    overlapping = List.copyOf(overlapping);
  }

  /** What one exception covers, in words; empty where it covers the finding whole. */
  public record Part(String exception, String covers) {}

  /** Whether it covers a part and another part is open. */
  public boolean isPartial() {
    return !remaining.isEmpty();
  }
}
