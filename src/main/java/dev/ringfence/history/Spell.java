package dev.ringfence.history;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One time that a finding was open, from the audit that first saw it so to the one that saw it
 * settled. A finding that was reopened has several; one that was only ever under an exception, or
 * not seen, has none.
 *
 * @param owner who answered for it when it was last seen unmet in this time
 * @param opened day of the audit (UTC)
 * @param closed day of the audit (UTC); empty while it is not settled
 * @param closedIn the month of that audit
 */
public record Spell(
    Life life,
    Optional<String> owner,
    LocalDate opened,
    Optional<LocalDate> closed,
    Optional<YearMonth> closedIn) {

  /**
   * All times that a finding was open, oldest first.
   *
   * @param days days of audits by their months
   */
  static List<Spell> of(Life life, Map<YearMonth, LocalDate> days) {
    List<Spell> spells = new ArrayList<>();
    Optional<LocalDate> opened = Optional.empty();
    Optional<String> owner = Optional.empty();
    for (Life.Moment moment : life.moments()) {
      LocalDate day = dayOf(moment, days);
      owner = moment.owner();
      if (opened.isEmpty() && moment.state().isOpen()) {
        opened = Optional.of(day);
      } else if (opened.isPresent() && moment.state() == LifeState.RESOLVED) {
        spells.add(
            new Spell(life, owner, opened.get(), Optional.of(day), Optional.of(moment.period())));
        opened = Optional.empty();
      }
    }
    if (opened.isPresent()) {
      spells.add(new Spell(life, owner, opened.get(), Optional.empty(), Optional.empty()));
    }
    return spells;
  }

  /**
   * The day of the audit that saw an open finding open, without a time since in which it was
   * settled or set aside; a month in which it could not be judged is no such time.
   */
  static LocalDate openSince(Life life, Map<YearMonth, LocalDate> days) {
    LocalDate since = life.opened();
    boolean isRunning = false;
    for (Life.Moment moment : life.moments()) {
      if (moment.state().isOpen() && !isRunning) {
        since = dayOf(moment, days);
        isRunning = true;
      } else if (moment.state() == LifeState.RESOLVED || moment.state() == LifeState.EXCEPTED) {
        isRunning = false;
      }
    }
    return since;
  }

  private static LocalDate dayOf(Life.Moment moment, Map<YearMonth, LocalDate> days) {
    LocalDate day = days.get(moment.period());
    if (day == null) {
      throw new IllegalStateException("no audit in " + moment.period());
    }
    return day;
  }

  /** Days it took; as exact as audits are frequent. Empty while it is not settled. */
  public Optional<Long> days() {
    return closed.map(day -> ChronoUnit.DAYS.between(opened, day));
  }
}
