package dev.ringfence.history;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One time that a finding was unmet, from the audit that saw it to the one that saw it settled. A
 * finding that was reopened has several.
 *
 * @param opened day of the audit (UTC)
 * @param closed day of the audit (UTC); empty while it is not settled
 * @param closedIn the month of that audit
 */
public record Spell(
    Life life, LocalDate opened, Optional<LocalDate> closed, Optional<YearMonth> closedIn) {

  /**
   * All times that a finding was unmet, oldest first.
   *
   * @param days days of audits by their months
   */
  static List<Spell> of(Life life, Map<YearMonth, LocalDate> days) {
    List<Spell> spells = new ArrayList<>();
    Optional<LocalDate> opened = Optional.empty();
    for (Life.Moment moment : life.moments()) {
      LocalDate day = days.get(moment.period());
      if (day == null) {
        throw new IllegalStateException("no audit in " + moment.period());
      }
      boolean isClosed = moment.state() == LifeState.RESOLVED;
      if (opened.isEmpty() && !isClosed) {
        opened = Optional.of(day);
      } else if (opened.isPresent() && isClosed) {
        spells.add(new Spell(life, opened.get(), Optional.of(day), Optional.of(moment.period())));
        opened = Optional.empty();
      }
    }
    opened.ifPresent(day -> spells.add(new Spell(life, day, Optional.empty(), Optional.empty())));
    return spells;
  }

  /** Days it took; as exact as audits are frequent. Empty while it is not settled. */
  public Optional<Long> days() {
    return closed.map(day -> ChronoUnit.DAYS.between(opened, day));
  }
}
