package dev.ringfence.catalogue;

import java.util.ArrayList;
import java.util.List;

/** The records of a CSV text (RFC 4180), character by character. */
final class CsvRecords {
  private static final String DELIMITERS = ",;\t";

  private final String text;
  private final Trouble trouble;
  private final char delimiter;
  private final List<Row> rows = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private int at;
  private int line = 1;
  private int firstLine = 1;

  /** One record; the line is that of its first character. */
  record Row(int line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  /** Told what is wrong on which line. */
  @FunctionalInterface
  interface Trouble {
    void on(int line, String message);
  }

  private CsvRecords(String text, Trouble trouble) {
    this.text = text;
    this.trouble = trouble;
    this.delimiter = delimiter(text);
  }

  /** All records that are neither blank nor, before the first one, comments. */
  static List<Row> of(String text, Trouble trouble) {
    return new CsvRecords(text, trouble).read();
  }

  /** The one that the header has most of; spreadsheets of some languages write semicolons. */
  private static char delimiter(String text) {
    String header =
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .findFirst()
            .orElse("");
    char best = DELIMITERS.charAt(0);
    for (char candidate : DELIMITERS.toCharArray()) {
      best = count(header, candidate) > count(header, best) ? candidate : best;
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private List<Row> read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (rows.isEmpty() && cells.isEmpty() && cell.isEmpty() && c == '#') {
        skipLine();
      } else if (c == '"' && cell.toString().isBlank()) {
        quoted();
      } else if (c == delimiter) {
        endCell();
        at++;
      } else if (c == '\n') {
        endRow();
      } else {
        cell.append(c);
        at++;
      }
    }
    endRow();
    return rows;
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void quoted() {
    cell.setLength(0);
    int opened = line;
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"' && at < text.length() && text.charAt(at) == '"') {
        at++;
      } else if (c == '"') {
        afterQuote();
        return;
      } else if (c == '\n') {
        line++;
      }
      cell.append(c);
    }
    trouble.on(opened, "a double quote that is not closed");
  }

  /** Only the end of the value may follow; blanks before it do no harm. */
  private void afterQuote() {
    int from = at;
    while (at < text.length() && text.charAt(at) != delimiter && text.charAt(at) != '\n') {
      at++;
    }
    String rest = text.substring(from, at).strip();
    if (!rest.isEmpty()) {
      trouble.on(
          line,
          "\"%s\" after a closing double quote; a double quote within a value is written twice"
              .formatted(rest));
    }
  }

  private void endCell() {
    cells.add(cell.toString().replaceAll("\\s*\\R\\s*", " ").strip());
    cell.setLength(0);
  }

  private void endRow() {
    boolean isBlank = cells.isEmpty() && cell.toString().isBlank();
    endCell();
    if (!isBlank) {
      rows.add(new Row(firstLine, cells));
    }
    cells = new ArrayList<>();
    at++;
    line++;
    firstLine = line;
  }
}
