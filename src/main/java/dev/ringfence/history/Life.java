package dev.ringfence.history;

import dev.ringfence.control.Severity;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A finding from period to period.
 *
 * @param severity as last seen
 * @param owner who answered for it when it was last seen unmet; empty where nobody was named
 * @param state at the last period
 * @param firstSeen day of the assessment that first saw it unmet (UTC)
 * @param opened day it was first seen unmet since it was last settled
 * @param lastSeen day it was last seen unmet
 * @param resolved day it was seen settled, if it is
 * @param reopened how often it was unmet again after it had been settled
 * @param isByChangedCheck whether the check that found it first, or since it was last settled, was
 *     new or changed then: the estate need not have changed
 * @param moments one for each period from the first in which it was seen
 */
public record Life(
    FindingKey key,
    Severity severity,
    Optional<String> owner,
    LifeState state,
    LocalDate firstSeen,
    LocalDate opened,
    LocalDate lastSeen,
    Optional<LocalDate> resolved,
    int reopened,
    boolean isByChangedCheck,
    List<Moment> moments) {
  public Life {
    moments = List.copyOf(moments);
  }

  /**
   * How it stood in one period.
   *
   * @param owner who answered for it when it was last seen unmet
   */
  public record Moment(
      YearMonth period, Condition condition, LifeState state, Optional<String> owner) {}

  /** With the moments from a month on; empty if it was settled before and stayed so. */
  Optional<Life> from(YearMonth first) {
    List<Moment> later =
        moments.stream().filter(moment -> !moment.period().isBefore(first)).toList();
    return later.stream().allMatch(moment -> moment.state() == LifeState.RESOLVED)
            && resolved.filter(day -> day.isBefore(first.atDay(1))).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Life(
                key,
                severity,
                owner,
                state,
                firstSeen,
                opened,
                lastSeen,
                resolved,
                reopened,
                isByChangedCheck,
                later));
  }

  /**
   * Days from when it was opened to when it was seen settled, or to the day given; as exact as
   * assessments are frequent.
   */
  public long days(LocalDate today) {
    return ChronoUnit.DAYS.between(opened, resolved.orElse(today));
  }
}
