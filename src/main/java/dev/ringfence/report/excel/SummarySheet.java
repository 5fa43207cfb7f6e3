package dev.ringfence.report.excel;

import dev.ringfence.report.Cover;
import dev.ringfence.report.Previous;
import dev.ringfence.report.Previous.Changes;
import dev.ringfence.report.ReportModel;
import dev.ringfence.report.Summary;
import dev.ringfence.report.VerdictWord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.poi.ss.usermodel.Cell;

/** Everything the cover and the summary state, one fact a row. */
final class SummarySheet {
  private static final int WIDTH = 80;

  static final List<Column<Line>> COLUMNS =
      List.of(
          Column.text("Section", 20, Line::section),
          Column.text("Item", 42, Line::item),
          new Column<>("Value", WIDTH, SummarySheet::value),
          Column.text("Previous period", 16, Line::previous),
          Column.text("Change", 10, Line::change));

  private SummarySheet() {}

  /** A row; its value is a number or a text. */
  record Line(
      String section,
      String item,
      String text,
      OptionalLong number,
      String previous,
      String change) {
    static Line of(String section, String item, String text) {
      return new Line(section, item, text, OptionalLong.empty(), "", "");
    }

    static Line of(String section, String item, long number) {
      return new Line(section, item, "", OptionalLong.of(number), "", "");
    }
  }

  private static int value(Cell cell, Line line, Book book) {
    if (line.number().isEmpty()) {
      return book.text(cell, line.text(), WIDTH);
    }
    cell.setCellValue(line.number().getAsLong());
    cell.setCellStyle(book.styles().total());
    return 1;
  }

  static List<Line> rows(ReportModel model) {
    List<Line> lines = new ArrayList<>(run(model.cover()));
    Summary summary = model.summary();
    lines.add(Line.of("Result", "Headline", summary.headline()));
    summary.sentences().forEach(sentence -> lines.add(Line.of("Result", "Note", sentence)));
    lines.addAll(score(model));
    for (Summary.Total total : summary.totals()) {
      lines.add(
          new Line(
              "Control totals",
              total.label(),
              "",
              OptionalLong.of(total.value()),
              total.previous(),
              total.change()));
    }
    model.previous().ifPresent(previous -> lines.addAll(changes(previous)));
    for (VerdictWord word : VerdictWord.values()) {
      lines.add(Line.of("Legend", word.display(), word.meaning()));
    }
    model
        .method()
        .paragraphs()
        .forEach(
            paragraph ->
                paragraph
                    .sentences()
                    .forEach(
                        sentence -> lines.add(Line.of("Method", paragraph.title(), sentence))));
    model.method().notes().forEach(note -> lines.add(Line.of("Method", "Note of this run", note)));
    return lines;
  }

  private static List<Line> run(Cover cover) {
    return List.of(
        Line.of("Run", "Title", cover.title()),
        Line.of("Run", "Estate", cover.estate()),
        Line.of("Run", "Classification", cover.classification()),
        Line.of("Run", "Period", cover.days()),
        Line.of("Run", "As of", cover.asOf().toString()),
        Line.of("Run", "Run", cover.runId()),
        Line.of("Run", "Attempt", cover.attempt()),
        Line.of("Run", "Tool version", "Ringfence " + cover.toolVersion()),
        Line.of("Run", "Evidence digest (SHA-256)", cover.evidence().full()),
        Line.of("Run", "Assessment digest (SHA-256)", cover.assessment().full()),
        Line.of("Run", "Catalogue digest (SHA-256)", cover.catalogue().full()),
        Line.of("Run", "Configuration digest (SHA-256)", cover.configuration().full()),
        Line.of("Run", "Exceptions digest (SHA-256)", cover.exceptions().full()));
  }

  private static List<Line> score(ReportModel model) {
    Summary summary = model.summary();
    return List.of(
        score("Score", summary.figures().score().display(), model, 0),
        score("Under an approved exception", summary.figures().excepted().display(), model, 1),
        score("Coverage", summary.figures().coverage().display(), model, 2),
        Line.of("Score", "How it is computed", summary.formula()));
  }

  private static Line score(String item, String now, ReportModel model, int which) {
    String before =
        model
            .previous()
            .map(Previous::figures)
            .map(f -> List.of(f.score(), f.excepted(), f.coverage()).get(which).display())
            .orElse("");
    return new Line("Score", item, now, OptionalLong.empty(), before, "");
  }

  private static List<Line> changes(Previous previous) {
    String section = "Changes since " + previous.period();
    Changes changes = previous.changes();
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(section, "Newly violated", changes.newlyViolated()));
    lines.add(Line.of(section, "Still violated", changes.stillViolated()));
    lines.add(Line.of(section, "Violated before, now conforming or gone", changes.resolved()));
    lines.add(Line.of(section, "Violated before, now under an exception", changes.nowExcepted()));
    lines.add(Line.of(section, "Violated before, now not checked", changes.lostSight()));
    lines.add(Line.of(section, "Assessment digest then", previous.assessment().full()));
    previous.notes().forEach(note -> lines.add(Line.of(section, "Note", note)));
    return lines;
  }
}
