package dev.ringfence.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of comma-separated values (RFC 4180) that a spreadsheet does not evaluate: a cell that
 * would be a formula begins with an apostrophe, and control characters are made visible.
 */
final class Csv {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private Csv() {}

  static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    // A line feed stands between paragraphs of our own; everything else is made visible.
    String plain = text.lines().map(Text::plain).collect(Collectors.joining("\n"));
    String safe = looksLikeFormula(plain) ? "'" + plain : plain;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  /** A plain number, below zero too, is a value to every spreadsheet. */
  private static boolean looksLikeFormula(String text) {
    if (NUMBER.matcher(text).matches()) {
      return false;
    }
    String start = text.stripLeading();
    return !start.isEmpty() && "=+-@|".indexOf(start.charAt(0)) >= 0;
  }
}
