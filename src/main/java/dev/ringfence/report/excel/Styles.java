package dev.ringfence.report.excel;

import dev.ringfence.report.BoundaryState;
import dev.ringfence.report.VerdictWord;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The few cell styles of a workbook.
 *
 * @param total for a number that stands among texts
 * @param quoted for text that a spreadsheet would read as a formula when somebody edits it
 */
record Styles(
    CellStyle header,
    CellStyle text,
    CellStyle quoted,
    CellStyle number,
    CellStyle total,
    CellStyle share,
    CellStyle day,
    CellStyle time,
    Map<VerdictWord, CellStyle> verdicts,
    Map<BoundaryState, CellStyle> states) {
  private static final short SIZE = 9;

  static Styles in(XSSFWorkbook workbook) {
    XSSFCellStyle quoted = plain(workbook, "@");
    quoted.setQuotePrefixed(true);
    XSSFCellStyle total = plain(workbook, "#,##0");
    total.setAlignment(HorizontalAlignment.LEFT);
    return new Styles(
        header(workbook),
        plain(workbook, "@"),
        quoted,
        plain(workbook, "#,##0"),
        total,
        plain(workbook, "0.0%"),
        plain(workbook, "yyyy-mm-dd"),
        plain(workbook, "yyyy-mm-dd hh:mm:ss"),
        verdicts(workbook),
        states(workbook));
  }

  CellStyle verdict(VerdictWord word) {
    CellStyle style = verdicts.get(word);
    return style == null ? text : style;
  }

  /** The style of the verdict that has its colour; empty for plain text. */
  Optional<CellStyle> named(String style) {
    return Arrays.stream(VerdictWord.values())
        .filter(word -> word.style().equals(style))
        .findFirst()
        .map(this::verdict);
  }

  private static XSSFCellStyle plain(XSSFWorkbook workbook, String format) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(font(workbook, false, "1b2430"));
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  private static XSSFCellStyle header(XSSFWorkbook workbook) {
    XSSFCellStyle style = plain(workbook, "@");
    style.setFont(font(workbook, true, "1b2430"));
    style.setFillForegroundColor(color("e6e9ed"));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setBorderBottom(BorderStyle.MEDIUM);
    style.setVerticalAlignment(VerticalAlignment.BOTTOM);
    return style;
  }

  private static Map<VerdictWord, CellStyle> verdicts(XSSFWorkbook workbook) {
    Map<VerdictWord, CellStyle> styles = new EnumMap<>(VerdictWord.class);
    for (VerdictWord word : VerdictWord.values()) {
      XSSFCellStyle style = plain(workbook, "@");
      style.setFont(font(workbook, word != VerdictWord.NOT_APPLICABLE, ink(word)));
      styles.put(word, style);
    }
    return styles;
  }

  CellStyle state(BoundaryState state) {
    CellStyle style = states.get(state);
    return style == null ? text : style;
  }

  private static Map<BoundaryState, CellStyle> states(XSSFWorkbook workbook) {
    Map<BoundaryState, CellStyle> styles = new EnumMap<>(BoundaryState.class);
    for (BoundaryState state : BoundaryState.values()) {
      XSSFCellStyle style = plain(workbook, "@");
      style.setFillForegroundColor(color(paper(state)));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      style.setBorderBottom(BorderStyle.THIN);
      style.setBottomBorderColor(color("b9c0c9"));
      style.setBorderRight(BorderStyle.THIN);
      style.setRightBorderColor(color("b9c0c9"));
      styles.put(state, style);
    }
    return styles;
  }

  /** Pale enough for dark text. */
  private static String paper(BoundaryState state) {
    return switch (state) {
      case BEYOND -> "fbe3e3";
      case MAY_BE_BEYOND -> "e6e9ed";
      case UNDOCUMENTED -> "fdf0d5";
      case STATED_BY_NOBODY, MAY_PASS_BY_NOBODY, MEDIATED -> "e8eef7";
      case MAY_PASS, ALLOWED -> "e3f2e7";
      case CLOSED -> "ffffff";
      case NOT_SEEN -> "f7f8f9";
    };
  }

  private static String ink(VerdictWord word) {
    return switch (word) {
      case VIOLATED -> "a3161c";
      case NOT_CHECKED -> "3c4753";
      case EXCEPTED -> "7a4d00";
      case CONFORMING -> "1c6334";
      case NOT_APPLICABLE -> "59636f";
    };
  }

  private static XSSFFont font(XSSFWorkbook workbook, boolean isBold, String color) {
    XSSFFont font = workbook.createFont();
    font.setFontName("Calibri");
    font.setFontHeightInPoints(SIZE);
    font.setBold(isBold);
    font.setColor(color(color));
    return font;
  }

  private static XSSFColor color(String rgb) {
    return new XSSFColor(HexFormat.of().parseHex(rgb), null);
  }
}
