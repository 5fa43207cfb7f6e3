package dev.ringfence.cli;

import dev.ringfence.document.CanonicalJson;
import dev.ringfence.document.ReachDocument;
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
      reach.reached().stream().map(ReachFormat::cells).forEach(columns::add);
      columns.print(out);
      out.flush();
    }
  },
  /** One line a protocol, with a header line. */
  tsv {
    @Override
    void print(ReachDocument reach, PrintWriter out) {
      out.println("hops\tendpoint\tname\tzone\tprotocol\tports\tsource_ports\tcertainty\tthrough");
      reach.reached().stream().flatMap(ReachFormat::rows).forEach(out::println);
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

  private static List<String> cells(ReachedDocument reached) {
    return List.of(
        Integer.toString(reached.hops()),
        reached.name(),
        String.join(",", reached.zones()),
        reached.certainty(),
        reached.services().stream().map(ReachFormat::words).collect(Collectors.joining("; ")),
        reached.endpoint(),
        reached.through());
  }

  private static String words(ServiceDocument service) {
    String from =
        service.sourcePorts().equals("all") || service.sourcePorts().equals("-")
            ? ""
            : " (source ports " + service.sourcePorts() + ")";
    return service.protocol() + (service.ports().equals("-") ? "" : " " + service.ports()) + from;
  }

  private static Stream<String> rows(ReachedDocument reached) {
    return reached.services().stream()
        .map(
            service ->
                Stream.of(
                        Integer.toString(reached.hops()),
                        reached.endpoint(),
                        reached.name(),
                        String.join(",", reached.zones()),
                        service.protocol(),
                        service.ports(),
                        service.sourcePorts(),
                        reached.certainty(),
                        reached.through())
                    .map(Text::plain)
                    .collect(Collectors.joining("\t")));
  }
}
