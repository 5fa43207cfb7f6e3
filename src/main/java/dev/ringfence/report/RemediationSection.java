package dev.ringfence.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done about open findings, and how long it took before.
 *
 * @param sentences what it comes to, in words
 * @param rule how due days come about, in words
 * @param items open findings, what is due first comes first
 * @param all the same for the workbook
 * @param times how long closing took, all severities last
 * @param quarters oldest first
 * @param owners who answers for what
 */
public record RemediationSection(
    List<String> sentences,
    String rule,
    Shown<ItemRow> items,
    Rows<ItemRow> all,
    List<TimesRow> times,
    List<QuarterRow> quarters,
    List<OwnerRow> owners) {
  public RemediationSection {
    sentences = List.copyOf(sentences);
    times = List.copyOf(times);
    quarters = List.copyOf(quarters);
    owners = List.copyOf(owners);
  }

  /**
   * One open finding.
   *
   * @param owner words for nobody where no one is named
   * @param daysLeft from the day of the audit to the day it is due; negative once it is overdue
   * @param originalDue the day that follows from its severity
   * @param dueReason why another day was agreed, else empty
   * @param notes what its owners say, oldest first
   */
  public record ItemRow(
      String control,
      String check,
      String title,
      String severity,
      String kind,
      String subject,
      String owner,
      String state,
      LocalDate opened,
      LocalDate due,
      LocalDate originalDue,
      String dueReason,
      long daysLeft,
      String status,
      String ticket,
      List<String> notes,
      String remedy,
      Optional<SourceRow> source) {
    public ItemRow {
      notes = List.copyOf(notes);
    }

    public boolean isOverdue() {
      return daysLeft < 0;
    }

    public boolean isMoved() {
      return !due.equals(originalDue);
    }

    /** How long it still has, or since when it is overdue, in words. */
    public String when() {
      return isOverdue()
          ? "overdue by " + Text.count(-daysLeft, "day", "days")
          : Text.count(daysLeft, "day", "days") + " left";
    }
  }

  /**
   * How long closing took.
   *
   * @param mean in days, empty where nothing was closed
   */
  public record TimesRow(
      String severity,
      String due,
      long open,
      long overdue,
      long closed,
      String mean,
      String median) {}

  /** One quarter; open before and what came, less what went, is what is open at its end. */
  public record QuarterRow(
      String quarter,
      String audits,
      long before,
      long fresh,
      long reopened,
      long returned,
      long resolved,
      long excepted,
      long lost,
      long open,
      String bySeverity,
      String mean,
      int bar) {}

  /** Who answers for what. */
  public record OwnerRow(
      String owner,
      long open,
      long overdue,
      long closedInQuarter,
      long closed,
      String mean,
      String median) {}
}
