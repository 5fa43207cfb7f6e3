package dev.ringfence.catalogue;

import dev.ringfence.network.DeclaredFlow;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A file with documented flows, in Markdown, CSV or YAML. */
final class DeclaredFlows {
  private static final Pattern YAML_LIST = Pattern.compile("-\\s+\\S+\\s*:.*|-\\s*\\{.*");

  private DeclaredFlows() {}

  /** The format of a file, by its name's ending or else by what it looks like. */
  enum Format {
    MARKDOWN,
    CSV,
    YAML;

    static Format of(String name, List<String> lines) {
      String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      return switch (ending) {
        case "md", "markdown" -> MARKDOWN;
        case "csv", "tsv" -> CSV;
        case "yaml", "yml" -> YAML;
        default -> lookingAt(lines);
      };
    }

    private static Format lookingAt(List<String> lines) {
      String first =
          lines.stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .findFirst()
              .orElse("");
      if (YAML_LIST.matcher(first).matches()) {
        return YAML;
      }
      boolean hasPipes = lines.stream().anyMatch(line -> line.contains("|"));
      return !hasPipes && first.matches(".*[,;\\t].*") ? CSV : MARKDOWN;
    }
  }

  /** Every flow it documents; a row that is not understood is a problem. */
  static List<DeclaredFlow> in(SourceFile file, Problems problems) {
    Optional<String> text = file.text(problems);
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> lines = text.get().lines().toList();
    Format format = Format.of(file.name(), lines);
    List<FlowRow> rows = rows(format, file, text.get(), problems);
    Predicate<String> mayHold =
        format == Format.MARKDOWN ? line -> true : line -> line.startsWith("#");
    Optional<LocalDate> reviewed =
        ReviewDate.of(
            file,
            format == Format.MARKDOWN ? MarkdownTables.visible(lines) : lines,
            mayHold,
            problems);
    return rows.stream()
        .filter(row -> !row.isBlank())
        .flatMap(row -> row.flow(file, reviewed, problems).stream())
        .toList();
  }

  private static List<FlowRow> rows(
      Format format, SourceFile file, String text, Problems problems) {
    return switch (format) {
      case MARKDOWN -> MarkdownTables.rows(file, text.lines().toList(), problems);
      case CSV -> CsvTable.rows(file, text, problems);
      case YAML -> YamlTable.rows(file, problems);
    };
  }
}
