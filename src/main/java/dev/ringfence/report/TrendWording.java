package dev.ringfence.report;

import dev.ringfence.history.Life;
import dev.ringfence.history.Movement;
import dev.ringfence.history.PeriodSummary;
import dev.ringfence.history.PeriodSummary.Audited;
import dev.ringfence.history.Timeline;
import dev.ringfence.network.Kind;
import dev.ringfence.report.Trend.LifeRow;
import dev.ringfence.report.Trend.MonthRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Words what became of an estate from month to month. */
final class TrendWording {
  /** Months on a page: a year, and the same month of the year before. */
  private static final int MONTHS = 13;

  private static final int LONGEST = 12;

  private final Timeline timeline;
  private final long most;

  TrendWording(Timeline timeline) {
    this.timeline = timeline;
    this.most =
        timeline.periods().stream()
            .flatMap(period -> period.audited().stream())
            .mapToLong(audited -> audited.movement().open())
            .max()
            .orElse(0);
  }

  Trend trend() {
    List<MonthRow> months = timeline.periods().stream().map(this::month).toList();
    return new Trend(
        sentence(),
        new Shown<>(
            months.subList(Math.max(0, months.size() - MONTHS), months.size()),
            months.size(),
            "History"),
        Rows.of(months),
        Rows.of(timeline.lives().stream().map(this::life).toList()),
        longest());
  }

  private Shown<LifeRow> longest() {
    List<Life> open =
        timeline.lives().stream()
            .filter(life -> life.state().isOpen())
            .sorted(Comparator.comparing(Life::opened).thenComparing(Life::severity))
            .toList();
    return new Shown<>(
        open.stream().limit(LONGEST).map(this::life).toList(), open.size(), "Finding history");
  }

  private String sentence() {
    List<PeriodSummary> periods = timeline.periods();
    long missed = periods.stream().filter(period -> period.audited().isEmpty()).count();
    return Text.of(
        "%s from %s to %s, %s%s.",
        Text.count(periods.size(), "month", "months"),
        periods.get(0).period(),
        periods.get(periods.size() - 1).period(),
        missed == 0 ? "each of them audited" : Text.of("%,d of them without an audit", missed),
        repaired());
  }

  /** How long repairs took; the median, since a few old ones would draw a mean. */
  private String repaired() {
    List<Long> days =
        timeline.lives().stream()
            .filter(life -> life.resolved().isPresent())
            .map(life -> life.days(timeline.lastDay()))
            .sorted()
            .toList();
    return days.isEmpty()
        ? ""
        : Text.of(
            "; %s resolved, half of them within %s",
            Text.count(days.size(), "finding was", "findings were"),
            Text.count(days.get((days.size() - 1) / 2), "day", "days"));
  }

  private MonthRow month(PeriodSummary period) {
    return period
        .audited()
        .map(audited -> month(period, audited))
        .orElseGet(
            () ->
                new MonthRow(
                    period.period().toString(),
                    "missed",
                    true,
                    Figures.NONE,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    "no finished audit: what was open is not known"));
  }

  private MonthRow month(PeriodSummary period, Audited audited) {
    Movement moves = audited.movement();
    return new MonthRow(
        period.period().toString(),
        day(audited).toString(),
        false,
        Figures.of(audited.scorecard().score()),
        moves.open(),
        most == 0 ? 0 : (int) (moves.open() * 100 / most),
        moves.fresh(),
        moves.reopened(),
        moves.returned(),
        moves.resolved(),
        moves.excepted(),
        moves.lost(),
        moves.exceptedNow(),
        moves.unseenNow(),
        notes(audited));
  }

  private static LocalDate day(Audited audited) {
    return audited.asOf().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static String notes(Audited audited) {
    List<String> notes = new ArrayList<>();
    if (!audited.changes().isEmpty()) {
      notes.add("changed: " + String.join(", ", audited.changes()));
    }
    long byChecks = audited.movement().byChangedCheck();
    if (byChecks > 0) {
      notes.add(Text.of("%,d new or reopened by a new or changed check", byChecks));
    }
    return String.join("; ", notes);
  }

  private LifeRow life(Life life) {
    return new LifeRow(
        life.state().word(),
        life.severity().word(),
        life.key().control().value(),
        life.key().check().value(),
        Kind.named(life.key().kind()).map(Kind::title).orElse(life.key().kind()),
        life.key().subject(),
        life.key().plane().word(),
        life.firstSeen().toString(),
        life.opened().toString(),
        life.lastSeen().toString(),
        life.resolved().map(LocalDate::toString).orElse(""),
        life.days(timeline.lastDay()),
        life.reopened(),
        life.isByChangedCheck() ? "its check was new or changed then" : "",
        life.moments().stream()
            .map(moment -> moment.period() + " " + moment.condition().glyph())
            .toList());
  }
}
