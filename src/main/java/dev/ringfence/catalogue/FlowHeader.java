package dev.ringfence.catalogue;

import dev.ringfence.network.Nearest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The heading of a table: which columns it has, and where.
 *
 * @param columns by position; empty for columns of the owner's own
 */
record FlowHeader(int line, List<String> headings, List<Optional<FlowColumn>> columns) {
  /** A table with so many of the needed columns is meant to have them all. */
  private static final int ENOUGH = 3;

  static FlowHeader of(int line, List<String> headings) {
    return new FlowHeader(line, headings, headings.stream().map(FlowColumn::headed).toList());
  }

  private Set<FlowColumn> present() {
    return columns.stream().flatMap(Optional::stream).collect(Collectors.toSet());
  }

  /** Whether its rows are flows, or are meant to be. */
  boolean isOfFlows() {
    Set<FlowColumn> present = present();
    return present.containsAll(Set.of(FlowColumn.SOURCE, FlowColumn.DESTINATION))
        || present.stream().filter(FlowColumn.NEEDED::contains).count() >= ENOUGH;
  }

  /** What is wrong with it; nothing for a good one. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    Set<FlowColumn> present = present();
    FlowColumn.NEEDED.stream()
        .filter(column -> !present.contains(column))
        .map(column -> "the table has no column " + column.title() + nearest(column))
        .forEach(faults::add);
    Set<FlowColumn> seen = new HashSet<>();
    columns.stream()
        .flatMap(Optional::stream)
        .filter(column -> !seen.add(column))
        .map(column -> "the table has the column " + column.title() + " twice")
        .forEach(faults::add);
    return faults;
  }

  private String nearest(FlowColumn column) {
    List<String> own = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      if (columns.get(i).isEmpty()) {
        own.add(headings.get(i));
      }
    }
    return Nearest.to(column.title(), own)
        .map(heading -> "; nearest is \"" + heading + "\"")
        .orElse("; needed are " + needed());
  }

  static String needed() {
    return FlowColumn.NEEDED.stream().map(FlowColumn::title).collect(Collectors.joining(", "));
  }

  /** A row below it; cells that are not there are empty. */
  FlowRow row(int rowLine, List<String> cells) {
    Map<FlowColumn, String> values = new EnumMap<>(FlowColumn.class);
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      columns.get(i).ifPresent(column -> values.put(column, cell));
    }
    return new FlowRow(rowLine, values);
  }
}
