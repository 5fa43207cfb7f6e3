package dev.ringfence.report.excel;

import dev.ringfence.report.Rows;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A workbook in the making; of its rows only the newest few are held.
 *
 * @param overflow takes what is too long for a cell
 * @param rowsPerSheet data rows after which a list goes on in a further sheet
 */
record Book(SXSSFWorkbook workbook, Styles styles, Overflow overflow, int rowsPerSheet) {
  private static final int WIDTH_UNIT = 256;

  /** Characters that can still be read when a sheet is printed one page wide. */
  private static final int PRINTED_WIDTH = 240;

  /** Writes a list, in as many sheets as it needs; at least one, so that none seems forgotten. */
  <T> void write(String name, List<Column<T>> columns, Rows<T> rows) {
    try (Stream<T> reading = rows.open()) {
      Iterator<T> left = reading.iterator();
      int number = 1;
      do {
        writeSheet(number == 1 ? name : name + " " + number, columns, left);
        number++;
      } while (left.hasNext());
    }
  }

  private <T> void writeSheet(String name, List<Column<T>> columns, Iterator<T> rows) {
    SXSSFSheet sheet = workbook.createSheet(name);
    header(sheet, columns);
    int written = 0;
    while (rows.hasNext() && written < rowsPerSheet) {
      written++;
      Row row = sheet.createRow(written);
      T value = rows.next();
      int lines = 1;
      for (int i = 0; i < columns.size(); i++) {
        lines = Math.max(lines, columns.get(i).fill().into(row.createCell(i), value, this));
      }
      row.setHeightInPoints(TextLines.points(lines));
    }
    sheet.setAutoFilter(new CellRangeAddress(0, written, 0, columns.size() - 1));
  }

  private <T> void header(SXSSFSheet sheet, List<Column<T>> columns) {
    Row row = sheet.createRow(0);
    for (int i = 0; i < columns.size(); i++) {
      Cell cell = row.createCell(i);
      cell.setCellValue(CellText.escaped(CellText.visible(columns.get(i).title())));
      cell.setCellStyle(styles.header());
      sheet.setColumnWidth(i, columns.get(i).width() * WIDTH_UNIT);
    }
    sheet.createFreezePane(0, 1);
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    if (columns.stream().mapToInt(Column::width).sum() <= PRINTED_WIDTH) {
      sheet.setFitToPage(true);
      sheet.getPrintSetup().setFitHeight((short) 0);
    }
    sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
  }

  /** Writes text as text, whatever it looks like; gives the lines it takes. */
  int text(Cell cell, String value, int width) {
    String shown = overflow.fitted(cell, CellText.visible(value));
    cell.setCellValue(CellText.escaped(shown));
    cell.setCellStyle(CellText.looksLikeFormula(shown) ? styles.quoted() : styles.text());
    return TextLines.of(shown, width);
  }
}
