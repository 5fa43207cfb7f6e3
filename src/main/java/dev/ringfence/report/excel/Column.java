package dev.ringfence.report.excel;

import dev.ringfence.report.Percent;
import dev.ringfence.report.VerdictWord;
import dev.ringfence.report.ZoneMatrix;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.poi.ss.usermodel.Cell;

/**
 * One column of a sheet.
 *
 * @param width in characters
 * @param fill writes a row's value into its cell
 */
record Column<T>(String title, int width, Fill<T> fill) {
  private static final int DAY_WIDTH = 11;
  private static final int TIME_WIDTH = 19;

  /** Writes one value and says how many lines of the cell it takes. */
  @FunctionalInterface
  interface Fill<T> {
    int into(Cell cell, T row, Book book);
  }

  static <T> Column<T> text(String title, int width, Function<T, String> value) {
    return new Column<>(
        title, width, (cell, row, book) -> book.text(cell, value.apply(row), width));
  }

  /** Several values, each on a line of its own. */
  static <T> Column<T> lines(
      String title, int width, Function<T, ? extends Iterable<String>> value) {
    return text(title, width, row -> String.join("\n", value.apply(row)));
  }

  static <T> Column<T> verdict(String title, int width, Function<T, VerdictWord> value) {
    return new Column<>(
        title,
        width,
        (cell, row, book) -> {
          VerdictWord word = value.apply(row);
          cell.setCellValue(word.display());
          cell.setCellStyle(book.styles().verdict(word));
          return TextLines.of(word.display(), width);
        });
  }

  /**
   * Words in the colour of a style.
   *
   * @param style name of it, see {@link VerdictWord#style}; any other name is for plain text
   */
  static <T> Column<T> styled(
      String title, int width, Function<T, String> value, Function<T, String> style) {
    return new Column<>(
        title,
        width,
        (cell, row, book) -> {
          int lines = book.text(cell, value.apply(row), width);
          book.styles().named(style.apply(row)).ifPresent(cell::setCellStyle);
          return lines;
        });
  }

  /** What a boundary comes to, on the paper of its state. */
  static <T> Column<T> state(String title, int width, Function<T, ZoneMatrix.Cell> value) {
    return new Column<>(
        title,
        width,
        (cell, row, book) -> {
          ZoneMatrix.Cell shown = value.apply(row);
          int lines = book.text(cell, shown.text(), width);
          cell.setCellStyle(book.styles().state(shown.state()));
          return lines;
        });
  }

  static <T> Column<T> number(String title, int width, ToLongFunction<T> value) {
    return new Column<>(
        title,
        width,
        (cell, row, book) -> {
          cell.setCellValue(value.applyAsLong(row));
          cell.setCellStyle(book.styles().number());
          return 1;
        });
  }

  /** Empty where there is no number. */
  static <T> Column<T> optional(String title, int width, Function<T, Optional<Long>> value) {
    return new Column<>(
        title,
        width,
        (cell, row, book) -> {
          value.apply(row).ifPresent(number -> cell.setCellValue(number.doubleValue()));
          cell.setCellStyle(book.styles().number());
          return 1;
        });
  }

  /** Empty where there is nothing to take a share of. */
  static <T> Column<T> share(String title, Function<T, Percent> value) {
    return new Column<>(
        title,
        DAY_WIDTH,
        (cell, row, book) -> {
          value
              .apply(row)
              .value()
              .ifPresent(percent -> cell.setCellValue(percent.movePointLeft(2).doubleValue()));
          cell.setCellStyle(book.styles().share());
          return 1;
        });
  }

  static <T> Column<T> day(String title, Function<T, LocalDate> value) {
    return new Column<>(
        title,
        DAY_WIDTH,
        (cell, row, book) -> {
          cell.setCellValue(value.apply(row));
          cell.setCellStyle(book.styles().day());
          return 1;
        });
  }

  static <T> Column<T> time(String title, Function<T, Optional<Instant>> value) {
    return new Column<>(
        title + " (UTC)",
        TIME_WIDTH,
        (cell, row, book) -> {
          value
              .apply(row)
              .ifPresent(
                  time -> cell.setCellValue(time.atOffset(ZoneOffset.UTC).toLocalDateTime()));
          cell.setCellStyle(book.styles().time());
          return 1;
        });
  }
}
