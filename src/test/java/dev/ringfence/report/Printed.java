package dev.ringfence.report;

import dev.ringfence.report.excel.ExcelRenderer;
import dev.ringfence.report.pdf.PdfRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads printed files back. */
public final class Printed {
  public static final Path TEMPLATES = Path.of("templates");

  private Printed() {}

  public static Path pdf(ReportModel model, Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    new PdfRenderer(TEMPLATES).render(model, file);
    return file;
  }

  public static Path workbook(ReportModel model, Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    new ExcelRenderer().render(model, file);
    return file;
  }

  /** The text layer, page by page. */
  public static List<String> pages(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setLineSeparator("\n");
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document).strip());
      }
      return pages;
    }
  }

  /** All text in the order it was printed, cell by cell, without any white space. */
  public static String joined(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }
  }

  public static XSSFWorkbook open(Path workbook) throws IOException {
    try (InputStream in = Files.newInputStream(workbook)) {
      return new XSSFWorkbook(in);
    }
  }

  /** All cells as they are displayed: a sheet's name, then a line a row. */
  public static String cells(Path workbook) throws IOException {
    StringBuilder text = new StringBuilder();
    try (XSSFWorkbook book = open(workbook)) {
      DataFormatter formatter = new DataFormatter(Locale.ROOT);
      book.forEach(
          sheet -> {
            text.append("== ").append(sheet.getSheetName()).append('\n');
            sheet.forEach(row -> text.append(line(row, formatter)).append('\n'));
          });
    }
    return text.toString();
  }

  private static String line(Row row, DataFormatter formatter) {
    List<String> cells = new ArrayList<>();
    row.forEach(cell -> cells.add(formatter.formatCellValue(cell).replace("\n", " ⏎ ")));
    return String.join(" | ", cells).stripTrailing();
  }

  public static List<Cell> column(XSSFSheet sheet, String title) {
    for (Cell header : sheet.getRow(0)) {
      if (header.getStringCellValue().equals(title)) {
        List<Cell> cells = new ArrayList<>();
        sheet.forEach(row -> cells.add(row.getCell(header.getColumnIndex())));
        return cells.subList(1, cells.size());
      }
    }
    throw new IllegalArgumentException("no column " + title + " in " + sheet.getSheetName());
  }
}
