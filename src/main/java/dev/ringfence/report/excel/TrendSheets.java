package dev.ringfence.report.excel;

import dev.ringfence.report.BoundaryPage.BoundaryMoment;
import dev.ringfence.report.ReportModel;
import dev.ringfence.report.Trend.LifeRow;
import dev.ringfence.report.Trend.MonthRow;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The columns of the sheets on months before this one. */
final class TrendSheets {
  static final List<Column<MonthRow>> MONTHS =
      List.of(
          Column.text("Month", 10, MonthRow::period),
          Column.text("Audited", 12, MonthRow::audited),
          Column.share("Score", month -> month.figures().score()),
          Column.share("Excepted share", month -> month.figures().excepted()),
          Column.share("Coverage", month -> month.figures().coverage()),
          count("Open", 9, MonthRow::open),
          count("New", 9, MonthRow::fresh),
          count("Reopened", 9, MonthRow::reopened),
          count("Returned", 9, MonthRow::returned),
          count("Resolved", 9, MonthRow::resolved),
          count("Excepted", 9, MonthRow::excepted),
          count("Lost from sight", 9, MonthRow::lost),
          count("Under exception", 10, MonthRow::exceptedNow),
          count("Not seen", 9, MonthRow::unseenNow),
          Column.text("Notes", 60, MonthRow::notes));

  static final List<Column<LifeRow>> LIVES =
      List.of(
          Column.text("State", 10, LifeRow::state),
          Column.text("Severity", 10, LifeRow::severity),
          Column.text("Control", 14, LifeRow::control),
          Column.text("Check", 40, LifeRow::check),
          Column.text("Subject kind", 18, LifeRow::kind),
          Column.text("Subject id", 60, LifeRow::subject),
          Column.text("Plane", 10, LifeRow::plane),
          Column.text("First seen", 11, LifeRow::firstSeen),
          Column.text("Open since", 11, LifeRow::opened),
          Column.text("Last seen", 11, LifeRow::lastSeen),
          Column.text("Resolved", 11, LifeRow::resolved),
          Column.number("Days", 8, LifeRow::days),
          Column.number("Times reopened", 10, LifeRow::reopened),
          Column.text("Note", 30, LifeRow::note),
          Column.lines("Months", 12, LifeRow::months));

  static final List<Column<BoundaryMoment>> MOMENTS =
      List.of(
          Column.text("Boundary", 10, row -> row.head().number()),
          Column.text("From", 20, row -> row.head().from()),
          Column.text("To", 20, row -> row.head().to()),
          Column.text("Month", 10, row -> row.moment().period()),
          Column.text("Audited", 12, row -> row.moment().day()),
          Column.styled("State", 24, row -> row.moment().state(), row -> row.moment().style()),
          Column.number("Lines certain", 9, row -> row.moment().totals().certain()),
          Column.number("Lines possible", 9, row -> row.moment().totals().possible()),
          Column.number("of these not allowed", 11, row -> row.moment().totals().beyond()),
          Column.lines("Added", 60, row -> row.moment().wholeAdded()),
          Column.lines("Removed", 60, row -> row.moment().wholeRemoved()),
          Column.text("Note", 30, row -> row.moment().note()));

  private TrendSheets() {}

  /** Of a missed month nothing is counted, which is not nil. */
  private static Column<MonthRow> count(String title, int width, ToLongFunction<MonthRow> number) {
    return Column.optional(
        title,
        width,
        month -> month.isMissed() ? Optional.empty() : Optional.of(number.applyAsLong(month)));
  }

  /** Of the boundaries that have a section of their own. */
  static List<BoundaryMoment> moments(ReportModel model) {
    return model.boundaries().pages().rows().stream()
        .flatMap(
            page -> page.history().stream().map(moment -> new BoundaryMoment(page.head(), moment)))
        .toList();
  }
}
