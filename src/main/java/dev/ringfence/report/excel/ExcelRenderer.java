package dev.ringfence.report.excel;

import dev.ringfence.report.Cover;
import dev.ringfence.report.ReportModel;
import dev.ringfence.report.ReportRenderer;
import dev.ringfence.report.Rows;
import dev.ringfence.report.ZoneMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Prints the model as one workbook; lists are streamed, so their length costs no memory.
 *
 * @param rowsPerSheet data rows after which a list goes on in a further sheet
 */
public record ExcelRenderer(int rowsPerSheet) implements ReportRenderer {
  /** What the format allows, less the header. */
  private static final int MOST_ROWS = 1_048_575;

  private static final int ROWS_IN_MEMORY = 100;
  private static final String MATRIX = "Zone matrix";

  public ExcelRenderer() {
    this(MOST_ROWS);
  }

  public ExcelRenderer {
    if (rowsPerSheet < 1 || rowsPerSheet > MOST_ROWS) {
      throw new IllegalArgumentException("rows per sheet: " + rowsPerSheet);
    }
  }

  @Override
  public String fileName() {
    return "report.xlsx";
  }

  @Override
  public void render(ReportModel model, Path file) throws IOException {
    Path packed = Files.createTempFile("ringfence-", ".xlsx");
    try {
      write(model, packed);
      StableZip.repack(packed, file);
    } finally {
      Files.deleteIfExists(packed);
    }
  }

  private void write(ReportModel model, Path file) throws IOException {
    XSSFWorkbook inner = new XSSFWorkbook();
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(inner, ROWS_IN_MEMORY, true, false);
        OutputStream out = Files.newOutputStream(file)) {
      Book book = new Book(workbook, Styles.in(inner), new Overflow(), rowsPerSheet);
      sheets(model, book);
      identify(inner.getProperties().getCoreProperties(), model.cover());
      workbook.write(out);
    }
  }

  private static void sheets(ReportModel model, Book book) {
    ReportModel.Tables tables = model.tables();
    write(book, "Summary", SummarySheet.COLUMNS, SummarySheet.rows(model));
    write(book, "Controls", Sheets.CONTROLS, Sheets.checks(model));
    if (model.boundaries().isAnalysed()) {
      boundaries(model, book);
    }
    book.write("Findings", Sheets.FINDINGS, tables.findings());
    write(book, "Exceptions", Sheets.EXCEPTIONS, model.exceptions());
    write(book, "Disputes", FollowUpSheets.DISPUTES, model.disputes());
    remediation(model, book);
    book.write("History", TrendSheets.MONTHS, model.trend().all());
    book.write("Finding history", TrendSheets.LIVES, model.trend().lives());
    write(book, "Boundary history", TrendSheets.MOMENTS, TrendSheets.moments(model));
    write(book, "Attestations", Sheets.ATTESTATIONS, model.attestations());
    book.write("Evidence", Sheets.EVIDENCE, tables.evidence());
    book.write("Gaps", Sheets.GAPS, tables.gaps());
    book.write("Sources", Sheets.SOURCES, tables.sources());
    book.write("Not understood", Sheets.UNMODELLED, tables.unmodelled());
    if (!book.overflow().isEmpty()) {
      book.write(Overflow.SHEET, Sheets.LONG_TEXTS, book.overflow().rows());
    }
  }

  private static void remediation(ReportModel model, Book book) {
    book.write("Remediation", FollowUpSheets.ITEMS, model.remediation().all());
    write(book, "Remediation quarters", FollowUpSheets.QUARTERS, model.remediation().quarters());
    write(book, "Remediation owners", FollowUpSheets.OWNERS, model.remediation().owners());
  }

  private static void boundaries(ReportModel model, Book book) {
    ZoneMatrix matrix = model.boundaries().matrix();
    write(book, "Zones", BoundarySheets.ZONES, model.boundaries().zones());
    write(book, MATRIX, BoundarySheets.matrix(matrix), matrix.whole().rows());
    book.workbook().getSheet(MATRIX).createFreezePane(1, 1);
    book.write("Boundaries", BoundarySheets.BOUNDARIES, model.tables().boundaries());
    book.write("Paths", BoundarySheets.PATHS, model.tables().paths());
    if (model.tables().drift().count() > 0) {
      book.write("Drift", BoundarySheets.DRIFT, model.tables().drift());
    }
    write(book, "Zones not certain", BoundarySheets.ISSUES, model.boundaries().issues().rows());
    write(
        book, "Documented nowhere", BoundarySheets.UNPLACED, model.boundaries().unplaced().rows());
  }

  private static <T> void write(Book book, String name, List<Column<T>> columns, List<T> rows) {
    book.write(name, columns, new Rows<>(rows.size(), rows::stream));
  }

  private static void identify(CoreProperties properties, Cover cover) {
    Optional<Date> asOf = Optional.of(Date.from(cover.asOf()));
    properties.setCreated(asOf);
    properties.setModified(asOf);
    properties.setCreator("Ringfence " + cover.toolVersion());
    properties.setLastModifiedByUser("Ringfence " + cover.toolVersion());
    properties.setTitle(
        CellText.visible(cover.title() + ": " + cover.estate() + ", " + cover.period()));
    properties.setDescription(
        CellText.visible("Run " + cover.runId() + ", evidence " + cover.evidence().full()));
  }
}
