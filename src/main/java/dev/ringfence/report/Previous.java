package dev.ringfence.report;

import java.time.Instant;
import java.util.List;

/**
 * The previous period beside this one.
 *
 * @param notes what makes the two hard to compare, such as another catalogue
 */
public record Previous(
    String period,
    int attempt,
    Instant asOf,
    Fingerprint assessment,
    Figures figures,
    Changes changes,
    List<String> notes) {
  public Previous {
    notes = List.copyOf(notes);
  }

  /**
   * Findings whose verdict is another now, known by control, check and subject.
   *
   * @param newlyViolated violated now and not before
   * @param stillViolated violated in both
   * @param resolved violated before, now conforming or without its subject
   * @param nowExcepted violated before, now under an exception
   * @param lostSight violated before, now not checked: not a repair
   */
  public record Changes(
      long newlyViolated, long stillViolated, long resolved, long nowExcepted, long lostSight) {}
}
