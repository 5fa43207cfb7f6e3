package dev.ringfence.cli;

import dev.ringfence.document.CanonicalJson;
import dev.ringfence.document.ReachDocument;
import dev.ringfence.document.ReachDocument.BeyondDocument;
import dev.ringfence.document.ReachDocument.ReachedDocument;
import dev.ringfence.document.ServiceDocument;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How {@code reach} prints; constants are spelt as the option takes them. */
enum ReachFormat {
  /** For people: one line for what is reached from where. */
  table {
    @Override
    void print(ReachDocument reach, PrintWriter out) {
      Columns columns =
          new Columns("HOPS", "NAME", "ZONE", "CERTAINTY", "SERVICES", "ENDPOINT", "THROUGH");
      lines(reach).map(Line::cells).forEach(columns::add);
      columns.print(out);
      out.flush();
    }
  },
  /** One line a protocol, with a header line. */
  tsv {
    @Override
    void print(ReachDocument reach, PrintWriter out) {
      out.println("hops\tendpoint\tname\tzone\tprotocol\tports\tsource_ports\tcertainty\tthrough");
      lines(reach).flatMap(Line::rows).forEach(out::println);
      out.flush();
    }
  },
  /** Everything; {@code reach.schema.json}. */
  json {
    @Override
    void print(ReachDocument reach, PrintWriter out) {
      out.println(new CanonicalJson().indented(reach));
      out.flush();
    }
  };

  abstract void print(ReachDocument reach, PrintWriter out);

  /** Endpoints, then zones beyond the estate, which have no endpoint of their own. */
  private static Stream<Line> lines(ReachDocument reach) {
    return Stream.concat(
        reach.reached().stream().map(Line::of), reach.beyond().stream().map(Line::of));
  }

  /** What is printed of either. */
  private record Line(
      int hops,
      String endpoint,
      String name,
      String zone,
      List<ServiceDocument> services,
      String certainty,
      String through) {
    static Line of(ReachedDocument reached) {
      return new Line(
          reached.hops(),
          reached.endpoint(),
          reached.name(),
          String.join(",", reached.zones()),
          reached.services(),
          reached.certainty(),
          reached.through());
    }

    static Line of(BeyondDocument beyond) {
      return new Line(
          beyond.hops(),
          "",
          beyond.zone(),
          beyond.zone(),
          beyond.services(),
          beyond.certainty(),
          beyond.through());
    }

    List<String> cells() {
      return List.of(
          Integer.toString(hops),
          name,
          zone,
          certainty,
          services.stream().map(ReachFormat::words).collect(Collectors.joining("; ")),
          endpoint,
          through);
    }

    Stream<String> rows() {
      return services.stream()
          .map(
              service ->
                  Stream.of(
                          Integer.toString(hops),
                          endpoint,
                          name,
                          zone,
                          service.protocol(),
                          service.ports(),
                          service.sourcePorts(),
                          certainty,
                          through)
                      .map(Text::plain)
                      .collect(Collectors.joining("\t")));
    }
  }

  private static String words(ServiceDocument service) {
    String from =
        service.sourcePorts().equals("all") || service.sourcePorts().equals("-")
            ? ""
            : " (source ports " + service.sourcePorts() + ")";
    return service.protocol() + (service.ports().equals("-") ? "" : " " + service.ports()) + from;
  }
}
