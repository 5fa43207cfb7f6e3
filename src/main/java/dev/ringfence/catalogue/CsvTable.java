package dev.ringfence.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of documented flows as CSV (RFC 4180): the first record is the header. Semicolons or tabs
 * may stand for the commas, and lines that begin with {@code #} before the header are comments.
 */
final class CsvTable {
  private final SourceFile file;
  private final Problems problems;

  private CsvTable(SourceFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  static List<FlowRow> rows(SourceFile file, String text, Problems problems) {
    return new CsvTable(file, problems).read(text);
  }

  private List<FlowRow> read(String text) {
    List<CsvRecords.Row> records = CsvRecords.of(text, (line, message) -> problem(line, message));
    if (records.isEmpty()) {
      problem(1, "no header found: " + FlowHeader.needed() + " expected");
      return List.of();
    }
    FlowHeader header = FlowHeader.of(records.get(0).line(), records.get(0).cells());
    List<String> faults = header.faults();
    faults.forEach(fault -> problem(header.line(), fault));
    List<FlowRow> rows = new ArrayList<>();
    if (faults.isEmpty()) {
      records.subList(1, records.size()).forEach(row -> add(header, row, rows));
    }
    return rows;
  }

  private void add(FlowHeader header, CsvRecords.Row row, List<FlowRow> rows) {
    if (row.cells().size() != header.headings().size()) {
      problem(
          row.line(),
          "%d values in a table of %d columns; a value with a comma is written in double quotes"
              .formatted(row.cells().size(), header.headings().size()));
      return;
    }
    rows.add(header.row(row.line(), row.cells()));
  }

  private void problem(int line, String message) {
    problems.add(file.path().toString(), line, message);
  }
}
