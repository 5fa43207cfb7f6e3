package dev.ringfence.report.excel;

import dev.ringfence.report.VisibleText;
import java.util.regex.Pattern;

/** Collected text made safe for a cell. */
final class CellText {
  /** Office Open XML reads {@code _x0041_} in a text as a character (ECMA-376 part 1, 22.4.2.4). */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private CellText() {}

  static String visible(String text) {
    return VisibleText.of(text, point -> true);
  }

  static String escaped(String text) {
    return text.contains("_x") ? ESCAPE.matcher(text).replaceAll("_x005F_") : text;
  }

  /** Whether a spreadsheet would evaluate it if it were typed. */
  static boolean looksLikeFormula(String text) {
    String start = text.stripLeading();
    return !start.isEmpty() && "=+-@".indexOf(start.charAt(0)) >= 0
        || text.startsWith("\t")
        || text.startsWith("\n");
  }
}
