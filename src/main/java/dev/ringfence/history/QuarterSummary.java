package dev.ringfence.history;

import dev.ringfence.control.Severity;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of open findings in one quarter of the calendar, as far as its months were audited.
 *
 * @param quarter {@code 2026-Q4}
 * @param audited months of it with a finished audit
 * @param missed months of it, between audited ones, without any
 * @param movement sums of its months: open before, and how they became those at its end
 * @param open of these, by severity
 * @param times of what was closed in it
 */
public record QuarterSummary(
    String quarter,
    int audited,
    int missed,
    Movement movement,
    SortedMap<Severity, Long> open,
    RepairTimes times) {
  public QuarterSummary {
    open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
  }

  static String name(YearMonth month) {
    return month.getYear() + "-Q" + ((month.getMonthValue() - 1) / 3 + 1);
  }

  /** Every quarter of a timeline in which a month was audited, oldest first. */
  static List<QuarterSummary> of(Timeline timeline, List<Spell> spells) {
    SortedMap<String, List<PeriodSummary>> quarters = new TreeMap<>();
    timeline
        .periods()
        .forEach(
            period ->
                quarters
                    .computeIfAbsent(name(period.period()), key -> new java.util.ArrayList<>())
                    .add(period));
    return quarters.entrySet().stream()
        .filter(quarter -> quarter.getValue().stream().anyMatch(one -> one.audited().isPresent()))
        .map(quarter -> of(quarter.getKey(), quarter.getValue(), timeline, spells))
        .toList();
  }

  private static QuarterSummary of(
      String quarter, List<PeriodSummary> months, Timeline timeline, List<Spell> spells) {
    List<PeriodSummary> audited =
        months.stream().filter(month -> month.audited().isPresent()).toList();
    Movement sum =
        audited.stream()
            .flatMap(month -> month.audited().stream())
            .map(PeriodSummary.Audited::movement)
            .reduce(Movement::then)
            .orElse(Movement.NONE);
    return new QuarterSummary(
        quarter,
        audited.size(),
        months.size() - audited.size(),
        sum,
        open(timeline.lives(), audited.get(audited.size() - 1).period()),
        RepairTimes.of(
            spells.stream()
                .filter(
                    spell ->
                        spell.closedIn().filter(month -> name(month).equals(quarter)).isPresent())
                .toList()));
  }

  private static SortedMap<Severity, Long> open(List<Life> lives, YearMonth month) {
    Map<Severity, Long> open = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      open.put(severity, 0L);
    }
    lives.stream()
        .filter(
            life ->
                life.moments().stream()
                    .anyMatch(one -> one.period().equals(month) && one.state().isOpen()))
        .forEach(life -> open.merge(life.severity(), 1L, Long::sum));
    return new TreeMap<>(open);
  }
}
