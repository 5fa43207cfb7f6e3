package dev.ringfence.report.excel;

import dev.ringfence.report.Rows;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellReference;

/**
 * Collects what is longer than a cell can be (32,767 characters, of which escapes take some), so
 * that nothing is lost. Held in memory: such texts are rare.
 */
final class Overflow {
  static final String SHEET = "Long texts";

  private static final int CELL = 16_000;
  private static final int KEPT = 15_000;

  private final List<Part> parts = new ArrayList<>();

  /** A piece of a long text, in order. */
  record Part(String cell, int number, String text) {}

  /** The text, or its beginning and where the whole of it is. */
  String fitted(Cell cell, String text) {
    if (text.length() <= CELL) {
      return text;
    }
    String address =
        cell.getSheet().getSheetName()
            + "!"
            + new CellReference(cell.getRowIndex(), cell.getColumnIndex()).formatAsString(false);
    int number = 1;
    for (int from = 0; from < text.length(); number++) {
      int to = boundary(text, from + KEPT);
      parts.add(new Part(address, number, text.substring(from, to)));
      from = to;
    }
    return text.substring(0, boundary(text, KEPT))
        + "… [cut here; all "
        + text.length()
        + " characters in sheet "
        + SHEET
        + ", "
        + address
        + "]";
  }

  private static int boundary(String text, int at) {
    if (at >= text.length()) {
      return text.length();
    }
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  Rows<Part> rows() {
    return new Rows<>(parts.size(), parts::stream);
  }
}
