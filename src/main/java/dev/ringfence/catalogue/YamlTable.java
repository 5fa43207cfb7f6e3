package dev.ringfence.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documented flows as a YAML list of mappings, one for each flow. */
final class YamlTable {
  private YamlTable() {}

  static List<FlowRow> rows(SourceFile file, Problems problems) {
    Optional<Yaml> root = YamlParser.parse(file, problems);
    if (root.isPresent() && root.get() instanceof Yaml.Sequence list) {
      return list.items().stream().flatMap(item -> row(file, item, problems).stream()).toList();
    }
    root.ifPresent(
        other ->
            problems.add(
                file.path().toString(),
                other.line(),
                other.sort() + " found, a list of mappings expected, one for each flow"));
    return List.of();
  }

  private static Optional<FlowRow> row(SourceFile file, Yaml item, Problems problems) {
    return Section.of(file, item, "a flow", Keys.FLOW, problems)
        .map(
            section -> {
              Map<FlowColumn, String> cells = new EnumMap<>(FlowColumn.class);
              for (String key : Keys.FLOW) {
                FlowColumn.headed(key)
                    .filter(column -> section.has(key))
                    .ifPresent(column -> put(cells, column, section, key));
              }
              return new FlowRow(section.line(), cells);
            });
  }

  private static void put(
      Map<FlowColumn, String> cells, FlowColumn column, Section section, String key) {
    if (cells.put(column, section.words(key)) != null) {
      section.problem(section.line(key), key + " is given twice, in singular and plural");
    }
  }
}
