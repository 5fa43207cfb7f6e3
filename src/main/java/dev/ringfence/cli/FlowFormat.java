package dev.ringfence.cli;

import dev.ringfence.document.BoundaryDocument;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.document.FindingDocument.SourceDocument;
import dev.ringfence.document.FlowsDocument;
import java.io.PrintWriter;
import java.util.List;

/** How {@code flows} prints; constants are spelt as the option takes them. */
enum FlowFormat {
  /** For people: addresses too, then what is doubtful and where endpoints have no zone. */
  table {
    @Override
    void print(FlowsDocument flows, PrintWriter out) {
      Columns columns =
          new Columns(
              "SOURCE",
              "DESTINATION",
              "PROTOCOL",
              "PORTS",
              "SOURCE PORTS",
              "CERTAINTY",
              "VIA",
              "FROM",
              "TO");
      flows.boundaries().stream().flatMap(FlowRow::of).forEach(row -> columns.add(row.all()));
      columns.print(out);
      flows.boundaries().forEach(boundary -> remarks(boundary, out));
      flows
          .zoneIssues()
          .forEach(
              issue ->
                  remark("zone of " + issue.name() + ": " + issue.reason(), issue.sources(), out));
      out.flush();
    }
  },
  /** One line a protocol of what passes, with a header line. */
  tsv {
    @Override
    void print(FlowsDocument flows, PrintWriter out) {
      out.println(String.join("\t", FlowRow.COLUMNS));
      flows.boundaries().stream().flatMap(FlowRow::of).map(FlowRow::tsv).forEach(out::println);
      out.flush();
    }
  },
  /** Everything, with a witness each; {@code flows.schema.json}. */
  json {
    @Override
    void print(FlowsDocument flows, PrintWriter out) {
      out.println(new CanonicalJson().indented(flows));
      out.flush();
    }
  };

  abstract void print(FlowsDocument flows, PrintWriter out);

  private static void remarks(BoundaryDocument boundary, PrintWriter out) {
    String pair = boundary.from() + " -> " + boundary.to();
    if (boundary.isEmpty()) {
      out.println(Text.plain(pair + (boundary.isCertain() ? ": nothing passes" : "")));
    }
    boundary
        .doubts()
        .forEach(doubt -> remark("doubt on " + pair + ": " + doubt.reason(), doubt.sources(), out));
  }

  private static void remark(String text, List<SourceDocument> sources, PrintWriter out) {
    out.println(Text.plain(text));
    sources.stream().limit(1).forEach(source -> out.println("    " + Text.plain(source.display())));
  }
}
