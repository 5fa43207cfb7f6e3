package dev.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsAgreeTest {
  private final Path folder;

  OutputsAgreeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void given_one_model_then_both_outputs_print_the_same_totals() throws IOException {
    ReportModel model = SampleAssessment.model(1_234);
    String pages = Printed.joined(Printed.pdf(model, folder, "a.pdf"));

    try (XSSFWorkbook book = Printed.open(Printed.workbook(model, folder, "a.xlsx"))) {
      String summary = totals(book.getSheet("Summary"));

      assertThat(model.summary().totals()).hasSize(22);
      for (Summary.Total total : model.summary().totals()) {
        String value = String.format(Locale.ROOT, "%,d", total.value());
        assertThat(pages).contains((total.label() + value + total.previous()).replace(" ", ""));
        assertThat(summary).contains(total.label() + "=" + total.value());
      }
    }
  }

  @Test
  void given_the_workbook_then_its_rows_count_up_to_its_totals() throws IOException {
    ReportModel model = SampleAssessment.model(100);

    try (XSSFWorkbook book = Printed.open(Printed.workbook(model, folder, "a.xlsx"))) {
      XSSFSheet findings = book.getSheet("Findings");
      for (VerdictWord word : VerdictWord.values()) {
        long rows =
            Printed.column(findings, "Verdict").stream()
                .filter(cell -> cell.getStringCellValue().equals(word.display()))
                .count();
        long total =
            model.summary().totals().stream()
                .filter(t -> t.label().equals("Findings " + word.word()))
                .mapToLong(Summary.Total::value)
                .sum();
        assertThat(rows).as(word.word()).isEqualTo(total).isPositive();
      }
      assertThat(Printed.column(book.getSheet("Evidence"), "No.")).hasSize(7);
      assertThat(Printed.column(book.getSheet("Gaps"), "No.")).hasSize(2);
      assertThat(Printed.column(book.getSheet("Exceptions"), "Id")).hasSize(3);
    }
  }

  private static String totals(XSSFSheet summary) {
    return Printed.column(summary, "Item").stream()
        .filter(cell -> cell.getRow().getCell(0).getStringCellValue().equals("Control totals"))
        .map(cell -> cell.getStringCellValue() + "=" + value(cell))
        .collect(Collectors.joining("\n"));
  }

  private static long value(Cell item) {
    return (long) item.getRow().getCell(2).getNumericCellValue();
  }
}
