package dev.ringfence.history;

import dev.ringfence.remediation.RemediationNote;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An open finding and what is to be done about it.
 *
 * @param title of its check
 * @param remedy what its check advises
 * @param due last day on which it is in time
 * @param originalDue the day that follows from its severity
 * @param note what its owners say of the work
 */
public record OpenItem(
    Life life,
    String title,
    String remedy,
    LocalDate due,
    LocalDate originalDue,
    Optional<RemediationNote> note) {

  public boolean isOverdueOn(LocalDate day) {
    return day.isAfter(due);
  }

  /** Days left to the day it is due; negative once it is overdue. */
  public long daysLeft(LocalDate day) {
    return ChronoUnit.DAYS.between(day, due);
  }

  /** Whether its owners agreed on another day. */
  public boolean isMoved() {
    return !due.equals(originalDue);
  }
}
