package dev.ringfence.cli;

import dev.ringfence.document.BoundaryDocument;
import dev.ringfence.document.BoundaryDocument.FlowDocument;
import dev.ringfence.document.BoundaryDocument.MediatedDocument;
import dev.ringfence.document.ServiceDocument;
import dev.ringfence.net.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of what passes: the columns of the table, and beside them the addresses, for a mediated
 * path those of its witnesses.
 */
record FlowRow(List<String> cells, String sources, String destinations) {
  static final List<String> COLUMNS =
      List.of("source", "destination", "protocol", "ports", "source_ports", "certainty", "via");

  private static final int MOST_NAMES = 10;
  private static final Pattern BLOCK =
      Pattern.compile("(?:[0-9]+(?:\\.[0-9]+){3}|[0-9a-f.]*:[0-9a-f:.]*)/[0-9]+");

  FlowRow {
    cells = List.copyOf(cells);
  }

  /** Direct flows of a boundary, then what passes through something that connects anew. */
  static Stream<FlowRow> of(BoundaryDocument boundary) {
    return Stream.concat(
        boundary.flows().stream().map(flow -> of(boundary, flow)),
        boundary.mediated().stream().flatMap(flow -> of(boundary, flow)));
  }

  private static FlowRow of(BoundaryDocument boundary, FlowDocument flow) {
    return new FlowRow(
        List.of(
            boundary.from(),
            boundary.to(),
            flow.protocol(),
            flow.ports(),
            flow.sourcePorts(),
            flow.certainty(),
            flow.via()),
        described(flow.sources()),
        described(flow.destinations()));
  }

  private static Stream<FlowRow> of(BoundaryDocument boundary, MediatedDocument flow) {
    return flow.target().stream()
        .map(
            target ->
                new FlowRow(
                    cells(boundary, flow, target),
                    "such as " + flow.first().packet().source(),
                    "such as " + flow.second().packet().destination()));
  }

  private static List<String> cells(
      BoundaryDocument boundary, MediatedDocument flow, ServiceDocument target) {
    return List.of(
        boundary.from(),
        boundary.to(),
        target.protocol(),
        target.ports(),
        target.sourcePorts(),
        flow.certainty(),
        flow.via());
  }

  private static String described(List<String> blocks) {
    List<String> names = blocks.stream().filter(text -> !isBlock(text)).toList();
    List<String> shown = new ArrayList<>(names.subList(0, Math.min(MOST_NAMES, names.size())));
    if (names.size() > MOST_NAMES) {
      shown.add("%d more workloads".formatted(names.size() - MOST_NAMES));
    }
    String[] rest = blocks.stream().filter(FlowRow::isBlock).toArray(String[]::new);
    if (rest.length > 0 || names.isEmpty()) {
      shown.add(Addresses.of(rest).described());
    }
    return String.join(",", shown);
  }

  /** Workloads of a cluster, {@code namespace/name}, stand among blocks and are none. */
  private static boolean isBlock(String text) {
    return BLOCK.matcher(text).matches();
  }

  /** Tab separated, without the addresses. */
  String tsv() {
    return String.join("\t", cells.stream().map(Text::plain).toList());
  }

  /** With the addresses. */
  List<String> all() {
    List<String> all = new ArrayList<>(cells);
    all.add(sources);
    all.add(destinations);
    return all;
  }
}
