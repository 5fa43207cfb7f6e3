package dev.ringfence.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for people: cells one below the other, the last one as long as it is. */
final class Columns {
  private static final String BETWEEN = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Columns(String... heading) {
    rows.add(List.of(heading));
  }

  void add(List<String> cells) {
    rows.add(cells.stream().map(Text::plain).toList());
  }

  /** Prints nothing if there is nothing but the heading. */
  void print(PrintWriter out) {
    if (rows.size() == 1) {
      return;
    }
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length())).append(BETWEEN);
    }
    return line.toString().stripTrailing();
  }
}
