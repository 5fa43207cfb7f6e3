package dev.ringfence.cli;

import dev.ringfence.document.BoundaryDocument;
import dev.ringfence.document.BoundaryDocument.FlowDocument;
import dev.ringfence.document.BoundaryDocument.MediatedDocument;
import dev.ringfence.document.ServiceDocument;
import dev.ringfence.net.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One line of what passes: the columns of the table, and beside them the addresses, for a mediated
 * path those of its witnesses.
 */
record FlowRow(List<String> cells, String sources, String destinations) {
  static final List<String> COLUMNS =
      List.of("source", "destination", "protocol", "ports", "source_ports", "certainty", "via");

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
    return Addresses.of(blocks.toArray(String[]::new)).described();
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
