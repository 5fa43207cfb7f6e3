package dev.ringfence.exception;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How an exception is looked after.
 *
 * @param reviewDays days after which it has to be reviewed again
 * @param reviewed day of the last review; without one the interval runs from the day it was granted
 * @param renewed days on which its last day was moved
 */
public record Upkeep(
    Optional<Integer> reviewDays, Optional<LocalDate> reviewed, List<LocalDate> renewed) {
  public static final Upkeep NONE = new Upkeep(Optional.empty(), Optional.empty(), List.of());

  public Upkeep {
    renewed = renewed.stream().sorted().toList();
  }

  /** The last day on which it need not be reviewed again; empty where nobody asked for reviews. */
  public Optional<LocalDate> nextReview(LocalDate granted) {
    return reviewDays.map(days -> reviewed.orElse(granted).plusDays(days));
  }
}
