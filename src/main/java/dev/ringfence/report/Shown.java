package dev.ringfence.report;

import java.util.List;

/**
 * What a page shows of a list; a shortened list says so.
 *
 * @param total rows the whole list has
 * @param sheet sheet of the workbook that has all of them
 */
public record Shown<T>(List<T> rows, long total, String sheet) {
  public Shown {
    rows = List.copyOf(rows);
    if (rows.size() > total) {
      throw new IllegalArgumentException(rows.size() + " of " + total + " shown");
    }
  }

  public boolean isCut() {
    return rows.size() < total;
  }

  /** Empty if nothing was left out. */
  public String note() {
    return isCut()
        ? Text.of("%,d of %,d shown, all %,d in sheet %s", rows.size(), total, total, sheet)
        : "";
  }
}
