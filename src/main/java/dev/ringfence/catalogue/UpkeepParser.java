package dev.ringfence.catalogue;

import dev.ringfence.exception.Upkeep;

/** How an exception is looked after: {@code review-days}, {@code reviewed}, {@code renewed}. */
final class UpkeepParser {
  private static final int MOST_DAYS = 3_660;

  private UpkeepParser() {}

  static Upkeep upkeep(Section section) {
    return new Upkeep(
        WholeNumbers.of(section, "review-days", 1, MOST_DAYS),
        section.dateIfAny("reviewed"),
        section.dates("renewed"));
  }
}
