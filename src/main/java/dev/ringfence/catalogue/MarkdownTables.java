package dev.ringfence.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tables of documented flows in a Markdown text (GitHub Flavored Markdown). */
final class MarkdownTables {
  private static final Pattern DASHES = Pattern.compile(":?-+:?");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
  private static final Pattern CODE_BLOCK = Pattern.compile("( {4}|\\t).*");

  /** A block that ends a table although no blank line does. */
  private static final Pattern OTHER_BLOCK =
      Pattern.compile(" {0,3}(#{1,6}\\s|>|`{3}|~{3}|<!--).*");

  private final SourceFile file;
  private final List<String> lines;
  private final Problems problems;
  private final List<FlowRow> rows = new ArrayList<>();
  private boolean hasTable;

  private MarkdownTables(SourceFile file, List<String> lines, Problems problems) {
    this.file = file;
    this.lines = lines;
    this.problems = problems;
  }

  static List<FlowRow> rows(SourceFile file, List<String> lines, Problems problems) {
    return new MarkdownTables(file, visible(lines), problems).read();
  }

  /** The lines with those that nobody sees as text left empty: code blocks and comments. */
  static List<String> visible(List<String> lines) {
    List<String> visible = new ArrayList<>();
    String fence = "";
    boolean isComment = false;
    for (String line : lines) {
      String shown = "";
      if (isComment) {
        isComment = !line.contains("-->");
      } else if (!fence.isEmpty()) {
        fence = line.strip().startsWith(fence) ? "" : fence;
      } else if (FENCE.matcher(line).matches()) {
        fence = line.strip().substring(0, 3);
      } else if (line.strip().startsWith("<!--")) {
        isComment = !line.contains("-->");
      } else if (!CODE_BLOCK.matcher(line).matches()) {
        shown = line;
      }
      visible.add(shown);
    }
    return visible;
  }

  private List<FlowRow> read() {
    int i = 0;
    while (i < lines.size()) {
      FlowHeader header = header(i);
      i = header.isOfFlows() ? table(header, i + 1) : i + 1;
    }
    if (!hasTable) {
      problems.add(
          file.path().toString(),
          0,
          "no table of flows found: a header with " + FlowHeader.needed() + " expected");
    }
    return rows;
  }

  private FlowHeader header(int index) {
    String line = lines.get(index);
    return FlowHeader.of(index + 1, line.contains("|") ? cells(line) : List.of());
  }

  /** Reads the table below a header; what is wrong with the header makes its rows unreadable. */
  private int table(FlowHeader header, int ruleIndex) {
    hasTable = true;
    String rule = ruleIndex < lines.size() ? lines.get(ruleIndex) : "";
    int columns = header.headings().size();
    if (!isRule(rule, columns)) {
      problem(
          header.line(),
          "the header of a table is followed by a line of dashes, such as |---|, with as many"
              + " columns: "
              + columns
              + " expected");
      return ruleIndex;
    }
    List<String> faults = header.faults();
    faults.forEach(fault -> problem(header.line(), fault));
    int i = ruleIndex + 1;
    while (i < lines.size() && isRow(lines.get(i))) {
      if (faults.isEmpty()) {
        row(header, i);
      }
      i++;
    }
    return i;
  }

  private static boolean isRule(String line, int columns) {
    List<String> cells = split(line);
    return cells.size() == columns
        && cells.stream().allMatch(cell -> DASHES.matcher(cell).matches());
  }

  private static boolean isRow(String line) {
    return !line.isBlank() && !OTHER_BLOCK.matcher(line).matches();
  }

  private void row(FlowHeader header, int index) {
    List<String> cells = cells(lines.get(index));
    if (cells.size() > header.headings().size()) {
      problem(
          index + 1,
          "%d cells in a table of %d columns; a pipe within a cell is written \\|"
              .formatted(cells.size(), header.headings().size()));
      return;
    }
    rows.add(header.row(index + 1, cells));
  }

  private void problem(int line, String message) {
    problems.add(file.path().toString(), line, message);
  }

  private static List<String> cells(String line) {
    return split(line).stream().map(MarkdownText::plain).toList();
  }

  /** At pipes without a backslash, as the rules of tables have it even within code. */
  private static List<String> split(String line) {
    String row = line.strip();
    int start = row.startsWith("|") ? 1 : 0;
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (int i = start; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '\\' && i + 1 < row.length() && row.charAt(i + 1) == '|') {
        cell.append('|');
        i++;
      } else if (c == '|') {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (!cell.toString().isBlank() || cells.isEmpty()) {
      cells.add(cell.toString().strip());
    }
    return cells;
  }
}
