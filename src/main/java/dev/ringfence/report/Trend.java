package dev.ringfence.report;

import java.util.List;

/**
 * From month to month.
 *
 * @param sentence what the months come to, in words
 * @param months the newest ones, oldest first; missed ones are rows of their own
 * @param all every month, for the workbook
 * @param lives every finding that was unmet once
 * @param longest the findings that have been open longest
 */
public record Trend(
    String sentence,
    Shown<MonthRow> months,
    Rows<MonthRow> all,
    Rows<LifeRow> lives,
    Shown<LifeRow> longest) {

  /**
   * One month. Open findings of a month are those of the month before, and new, reopened and
   * returned ones, less resolved, excepted and lost ones.
   *
   * @param audited day of the newest finished audit (UTC), or that the month was missed
   * @param bar open findings in percent of the most in any month, 0-100
   * @param notes what makes it hard to compare with the month before, or empty
   */
  public record MonthRow(
      String period,
      String audited,
      boolean isMissed,
      Figures figures,
      long open,
      int bar,
      long fresh,
      long reopened,
      long returned,
      long resolved,
      long excepted,
      long lost,
      long exceptedNow,
      long unseenNow,
      String notes) {}

  /**
   * A finding from month to month.
   *
   * @param days it has been open, or was until it was seen settled; as exact as audits are frequent
   * @param months the condition in each month since it was first seen, in words
   */
  public record LifeRow(
      String state,
      String severity,
      String control,
      String check,
      String kind,
      String subject,
      String plane,
      String firstSeen,
      String opened,
      String lastSeen,
      String resolved,
      long days,
      long reopened,
      String note,
      List<String> months) {
    public LifeRow {
      months = List.copyOf(months);
    }
  }
}
