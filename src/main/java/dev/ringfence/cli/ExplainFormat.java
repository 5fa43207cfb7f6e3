package dev.ringfence.cli;

import dev.ringfence.document.CanonicalJson;
import dev.ringfence.document.ExplainDocument;
import dev.ringfence.document.HopDocument;
import dev.ringfence.document.PathDocument;
import java.io.PrintWriter;
import java.util.List;

/** How {@code explain} prints; constants are spelt as the option takes them. */
enum ExplainFormat {
  /** The verdict and why in one line, then the ways that were tried, hop by hop. */
  text {
    @Override
    void print(ExplainDocument explanation, PrintWriter out) {
      out.println(Text.plain(explanation.verdict() + ": " + explanation.reason()));
      List<PathDocument> paths = explanation.paths();
      paths.stream().limit(MOST_PATHS).forEach(path -> path(path, out));
      if (paths.size() > MOST_PATHS) {
        out.println();
        out.println(
            (paths.size() - MOST_PATHS) + " more ways were tried; --format json has all of them");
      }
      out.flush();
    }
  },
  /** Everything; {@code explain.schema.json}. */
  json {
    @Override
    void print(ExplainDocument explanation, PrintWriter out) {
      out.println(new CanonicalJson().indented(explanation));
      out.flush();
    }
  };

  private static final int MOST_PATHS = 5;

  abstract void print(ExplainDocument explanation, PrintWriter out);

  private static void path(PathDocument path, PrintWriter out) {
    out.println();
    out.println(
        Text.plain("%s via %s: %s".formatted(path.passage(), path.via(), path.packet().display())));
    path.request().forEach(hop -> hop("request", hop, out));
    path.answer().forEach(hop -> hop("answer", hop, out));
  }

  private static void hop(String direction, HopDocument hop, PrintWriter out) {
    out.println(
        Text.plain(
            "    %-7s %-12s %-15s %s (%s)"
                .formatted(direction, hop.passage(), hop.kind(), hop.name(), hop.subject())));
    out.println("        " + Text.plain(hop.text()));
    hop.rules().forEach(rule -> out.println("        rule " + Text.plain(rule)));
    hop.sources().forEach(source -> out.println("        " + Text.plain(source.display())));
  }
}
