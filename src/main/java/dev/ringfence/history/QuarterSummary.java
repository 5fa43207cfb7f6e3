package dev.ringfence.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.ringfence.control.Severity;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
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
    SortedMap<String, List<PeriodSummary>> quarters =
        timeline.periods().stream()
            .collect(groupingBy(period -> name(period.period()), TreeMap::new, toList()));
    Map<String, List<Spell>> closed =
        spells.stream()
            .filter(spell -> spell.closedIn().isPresent())
            .collect(groupingBy(spell -> name(spell.closedIn().orElseThrow())));
    Map<YearMonth, SortedMap<Severity, Long>> open = open(timeline.lives());
    return quarters.entrySet().stream()
        .filter(quarter -> quarter.getValue().stream().anyMatch(one -> one.audited().isPresent()))
        .map(
            quarter ->
                of(
                    quarter.getKey(),
                    quarter.getValue(),
                    RepairTimes.of(closed.getOrDefault(quarter.getKey(), List.of())),
                    open))
        .toList();
  }

  private static QuarterSummary of(
      String quarter,
      List<PeriodSummary> months,
      RepairTimes times,
      Map<YearMonth, SortedMap<Severity, Long>> open) {
    List<PeriodSummary> audited =
        months.stream().filter(month -> month.audited().isPresent()).toList();
    Movement sum =
        audited.stream()
            .flatMap(month -> month.audited().stream())
            .map(PeriodSummary.Audited::movement)
            .reduce(Movement::then)
            .orElse(Movement.NONE);
    YearMonth last = audited.get(audited.size() - 1).period();
    return new QuarterSummary(
        quarter,
        audited.size(),
        months.size() - audited.size(),
        sum,
        open.getOrDefault(last, Collections.emptySortedMap()),
        times);
  }

  /** How many findings are open in each month, in one pass over all of their lives. */
  private static Map<YearMonth, SortedMap<Severity, Long>> open(List<Life> lives) {
    Map<YearMonth, SortedMap<Severity, Long>> open = new HashMap<>();
    for (Life life : lives) {
      for (Life.Moment moment : life.moments()) {
        if (moment.state().isOpen()) {
          open.computeIfAbsent(moment.period(), month -> new TreeMap<>())
              .merge(life.severity(), 1L, Long::sum);
        }
      }
    }
    return open;
  }
}
