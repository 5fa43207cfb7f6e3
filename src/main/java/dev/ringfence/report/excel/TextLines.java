package dev.ringfence.report.excel;

/**
 * How high a row has to be: not every spreadsheet works it out, and a row too low hides its lines.
 */
final class TextLines {
  /** Characters of nine points per unit of column width, which is one of eleven. */
  private static final double CHARACTERS = 1.2;

  private static final float POINTS = 12f;

  /** A row can be 409 points high. */
  private static final int MOST = 34;

  private TextLines() {}

  /** Lines that a text takes in a column, estimated. */
  static int of(String text, int width) {
    int lines = 0;
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      lines += Math.max(1, (int) Math.ceil((to - from) / (width * CHARACTERS)));
      from = to + 1;
    }
    return lines;
  }

  static float points(int lines) {
    return Math.min(MOST, lines) * POINTS + 1;
  }
}
