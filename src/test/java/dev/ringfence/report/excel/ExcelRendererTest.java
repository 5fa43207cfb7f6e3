package dev.ringfence.report.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.Finding;
import dev.ringfence.report.Golden;
import dev.ringfence.report.HostileFindings;
import dev.ringfence.report.LargeBoundaries;
import dev.ringfence.report.Printed;
import dev.ringfence.report.ReportModel;
import dev.ringfence.report.SampleAssessment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelRendererTest {
  private final Path folder;

  ExcelRendererTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void given_the_sample_then_its_cells_are_the_accepted_ones() throws IOException {
    Path file = Printed.workbook(SampleAssessment.model(), folder, "a.xlsx");

    Golden.assertAccepted("report.xlsx.txt", Printed.cells(file));
  }

  @Test
  void given_one_model_then_two_printings_have_the_same_bytes() throws IOException {
    Path one = Printed.workbook(SampleAssessment.model(), folder, "a.xlsx");
    Path two = Printed.workbook(SampleAssessment.model(), folder, "b.xlsx");

    assertThat(one).hasSameBinaryContentAs(two);
  }

  @Test
  void given_a_workbook_then_its_dates_are_the_audits_own() throws IOException {
    try (XSSFWorkbook book =
        Printed.open(Printed.workbook(SampleAssessment.model(), folder, "a.xlsx"))) {
      assertThat(book.getProperties().getCoreProperties().getCreated())
          .isEqualTo("2026-11-30T22:00:00Z");
      assertThat(book.getProperties().getCoreProperties().getModified())
          .isEqualTo("2026-11-30T22:00:00Z");
    }
  }

  @Test
  void given_any_sheet_then_it_can_be_filtered_under_a_frozen_header_and_hides_nothing()
      throws IOException {
    try (XSSFWorkbook book =
        Printed.open(Printed.workbook(SampleAssessment.model(), folder, "a.xlsx"))) {
      for (int i = 0; i < book.getNumberOfSheets(); i++) {
        XSSFSheet sheet = book.getSheetAt(i);
        assertThat(sheet.getPaneInformation().isFreezePane()).as(sheet.getSheetName()).isTrue();
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).startsWith("A1:");
        assertThat(sheet.getMergedRegions()).isEmpty();
        assertThat(book.isSheetHidden(i)).isFalse();
      }
    }
  }

  @Test
  void given_a_time_then_it_is_a_date_and_not_a_text() throws IOException {
    try (XSSFWorkbook book =
        Printed.open(Printed.workbook(SampleAssessment.model(), folder, "a.xlsx"))) {
      Cell cell = Printed.column(book.getSheet("Evidence"), "Collected at (UTC)").get(0);

      assertThat(DateUtil.isCellDateFormatted(cell)).isTrue();
      assertThat(cell.getLocalDateTimeCellValue())
          .isEqualTo(LocalDateTime.parse("2026-11-30T21:04:05"));
    }
  }

  @Test
  void given_hostile_names_then_every_cell_is_text_and_none_is_a_formula() throws IOException {
    List<Finding> findings = HostileFindings.all();
    ReportModel model = SampleAssessment.model(findings.size(), findings::stream);

    try (XSSFWorkbook book = Printed.open(Printed.workbook(model, folder, "a.xlsx"))) {
      List<Cell> names = Printed.column(book.getSheet("Findings"), "Subject name");
      assertThat(names).extracting(Cell::getCellType).containsOnly(CellType.STRING);
      assertThat(names)
          .extracting(Cell::getStringCellValue)
          .contains(
              "=HYPERLINK(\"http://example.com\",\"click\")",
              "@SUM(1+1)*cmd|' /C calc'!A0",
              "\t=1+1",
              "invoice[U+202E]fdp.exe",
              "bell[U+0007] nul[U+0000] escape[U+001B]",
              "half [U+D83D] surrogate",
              "_x003D_1+1",
              "emoji \uD83D\uDE00 and 中文",
              "x".repeat(10_000));
      assertThat(names)
          .filteredOn(cell -> "=+-@\t".indexOf(cell.getStringCellValue().charAt(0)) >= 0)
          .hasSize(5)
          .allMatch(cell -> cell.getCellStyle().getQuotePrefixed());
    }
  }

  @Test
  void given_hostile_zones_then_their_columns_and_cells_are_text() throws IOException {
    try (XSSFWorkbook book =
        Printed.open(Printed.workbook(LargeBoundaries.model(40), folder, "a.xlsx"))) {
      XSSFSheet matrix = book.getSheet("Zone matrix");
      assertThat(matrix.getRow(0).getLastCellNum()).isEqualTo((short) 41);
      assertThat(matrix.getRow(0).getCell(4).getStringCellValue())
          .isEqualTo("Z4 <b>&amp;</b> [U+202E]zone");
      assertThat(matrix.getPaneInformation().getVerticalSplitPosition()).isEqualTo((short) 1);
      assertThat(matrix.getLastRowNum()).isEqualTo(40);
      assertThat(Printed.column(book.getSheet("Boundaries"), "From"))
          .filteredOn(cell -> cell.getStringCellValue().startsWith("="))
          .hasSizeGreaterThan(40)
          .allMatch(cell -> cell.getCellType() == CellType.STRING)
          .allMatch(cell -> cell.getCellStyle().getQuotePrefixed());
    }
  }

  @Test
  void given_a_text_longer_than_a_cell_seed_7_then_all_of_it_is_in_a_sheet_of_its_own()
      throws IOException {
    String name =
        new SplittableRandom(7)
            .ints(40_000, 0, 300)
            .mapToObj(n -> n < 100 ? "\uD83D\uDE00" : Character.toString('A' + n % 26))
            .collect(Collectors.joining());
    List<Finding> findings = List.of(HostileFindings.finding(name));
    ReportModel model = SampleAssessment.model(1, findings::stream);

    try (XSSFWorkbook book = Printed.open(Printed.workbook(model, folder, "a.xlsx"))) {
      String cell =
          Printed.column(book.getSheet("Findings"), "Subject name").get(0).getStringCellValue();
      assertThat(cell)
          .endsWith(
              "[cut here; all %d characters in sheet Long texts, Findings!K2]"
                  .formatted(name.length()));
      XSSFSheet parts = book.getSheet("Long texts");
      List<Cell> cells = Printed.column(parts, "Cell");
      List<Cell> texts = Printed.column(parts, "Text");
      StringBuilder whole = new StringBuilder();
      for (int i = 0; i < cells.size(); i++) {
        if (cells.get(i).getStringCellValue().equals("Findings!K2")) {
          whole.append(texts.get(i).getStringCellValue());
        }
      }
      assertThat(whole.toString()).isEqualTo(name);
    }
  }

  @Test
  void given_more_findings_than_a_sheet_takes_then_they_go_on_in_further_sheets()
      throws IOException {
    ReportModel model =
        SampleAssessment.model(
            25, () -> LongStream.range(0, 25).mapToObj(i -> HostileFindings.finding("n" + i)));

    new ExcelRenderer(10).render(model, folder.resolve("a.xlsx"));

    try (XSSFWorkbook book = Printed.open(folder.resolve("a.xlsx"))) {
      List<String> names = new ArrayList<>();
      for (String sheet : List.of("Findings", "Findings 2", "Findings 3")) {
        Printed.column(book.getSheet(sheet), "Subject name")
            .forEach(cell -> names.add(cell.getStringCellValue()));
      }
      assertThat(names).hasSize(25).doesNotHaveDuplicates();
    }
  }
}
