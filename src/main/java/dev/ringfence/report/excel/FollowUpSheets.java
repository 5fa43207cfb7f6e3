package dev.ringfence.report.excel;

import dev.ringfence.report.DisputeRow;
import dev.ringfence.report.RemediationSection.ItemRow;
import dev.ringfence.report.RemediationSection.OwnerRow;
import dev.ringfence.report.RemediationSection.QuarterRow;
import dev.ringfence.report.SourceRow;
import java.util.List;

/** The columns of the sheets on what becomes of findings. */
final class FollowUpSheets {
  static final List<Column<DisputeRow>> DISPUTES =
      List.of(
          Column.text("Id", 12, DisputeRow::id),
          Column.styled(
              "State",
              30,
              row -> row.state().glyph() + " " + row.state().word(),
              row -> row.state().style()),
          Column.text("Control", 14, DisputeRow::control),
          Column.text("Check", 26, DisputeRow::check),
          Column.lines("Subjects", 48, DisputeRow::subjects),
          Column.number("Unmet findings", 10, DisputeRow::findings),
          Column.text("Claimed by", 20, DisputeRow::claimant),
          Column.day("Raised", DisputeRow::raised),
          Column.text("Reason", 50, DisputeRow::reason),
          Column.text("Ticket", 14, DisputeRow::ticket),
          Column.text("Adjudicated by", 20, DisputeRow::adjudicator),
          Column.text("Decided", 11, row -> row.decided().map(Object::toString).orElse("")),
          Column.text("Holds until", 11, row -> row.until().map(Object::toString).orElse("")),
          Column.text("What was held", 50, DisputeRow::note),
          Column.text("Source", 30, row -> row.source().display()),
          Column.text("Source SHA-256", 66, row -> row.source().digest().full()));

  static final List<Column<ItemRow>> ITEMS =
      List.of(
          Column.day("Due", ItemRow::due),
          Column.number("Days left", 10, ItemRow::daysLeft),
          Column.styled(
              "Overdue",
              10,
              row -> row.isOverdue() ? "✕ overdue" : "",
              row -> row.isOverdue() ? "violated" : "plain"),
          Column.text("Severity", 10, ItemRow::severity),
          Column.text("Owner", 24, ItemRow::owner),
          Column.text("Status", 14, ItemRow::status),
          Column.text("Ticket", 14, ItemRow::ticket),
          Column.text("Control", 14, ItemRow::control),
          Column.text("Check", 30, ItemRow::check),
          Column.text("Check title", 40, ItemRow::title),
          Column.text("Subject kind", 18, ItemRow::kind),
          Column.text("Subject id", 60, ItemRow::subject),
          Column.text("State", 10, ItemRow::state),
          Column.day("Open since", ItemRow::opened),
          Column.day("Original due", ItemRow::originalDue),
          Column.text("Why another day", 40, ItemRow::dueReason),
          Column.lines("Notes", 60, ItemRow::notes),
          Column.text("Remedy", 50, ItemRow::remedy),
          Column.text("Source", 30, row -> row.source().map(SourceRow::display).orElse("")));

  static final List<Column<QuarterRow>> QUARTERS =
      List.of(
          Column.text("Quarter", 10, QuarterRow::quarter),
          Column.text("Audited", 18, QuarterRow::audits),
          Column.number("Open before", 10, QuarterRow::before),
          Column.number("New", 9, QuarterRow::fresh),
          Column.number("Reopened", 9, QuarterRow::reopened),
          Column.number("Returned", 9, QuarterRow::returned),
          Column.number("Resolved", 9, QuarterRow::resolved),
          Column.number("Excepted", 9, QuarterRow::excepted),
          Column.number("Lost from sight", 9, QuarterRow::lost),
          Column.number("Open at the end", 10, QuarterRow::open),
          Column.text("By severity", 30, QuarterRow::bySeverity),
          Column.text("Mean days to close", 12, QuarterRow::mean));

  static final List<Column<OwnerRow>> OWNERS =
      List.of(
          Column.text("Owner", 30, OwnerRow::owner),
          Column.number("Open", 9, OwnerRow::open),
          Column.number("Overdue", 9, OwnerRow::overdue),
          Column.number("Closed this quarter", 10, OwnerRow::closedInQuarter),
          Column.number("Closed in all", 10, OwnerRow::closed),
          Column.text("Mean days to close", 12, OwnerRow::mean),
          Column.text("Median days to close", 12, OwnerRow::median));

  private FollowUpSheets() {}
}
