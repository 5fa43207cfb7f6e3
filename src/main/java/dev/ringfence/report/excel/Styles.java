package dev.ringfence.report.excel;

import dev.ringfence.report.VerdictWord;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
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
    Map<VerdictWord, CellStyle> verdicts) {
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
        verdicts(workbook));
  }

  CellStyle verdict(VerdictWord word) {
    CellStyle style = verdicts.get(word);
    return style == null ? text : style;
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
