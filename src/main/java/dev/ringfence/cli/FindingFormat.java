package dev.ringfence.cli;

import dev.ringfence.assessment.Finding;
import dev.ringfence.audit.Installation;
import dev.ringfence.audit.Scan;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.document.FindingDocument;
import dev.ringfence.document.GapDocument;
import dev.ringfence.document.SarifFindings;
import dev.ringfence.evidence.CollectionGap;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How {@code scan} prints; constants are spelt as the option takes them. */
enum FindingFormat {
  /** What is open, for people. */
  table {
    @Override
    void print(Scan.Result result, ScannedFiles files, PrintWriter out) {
      List<Finding> open =
          result.findings().stream().filter(finding -> finding.disposition().isOpen()).toList();
      open.forEach(finding -> Block.print(finding, out));
      gaps(result.gaps(), out);
      out.flush();
    }
  },
  /** Everything, for programs; {@code scan.schema.json}. */
  json {
    @Override
    void print(Scan.Result result, ScannedFiles files, PrintWriter out) {
      out.println(
          new CanonicalJson()
              .indented(
                  new TreeMap<>(
                      Map.of(
                          "findings",
                          result.findings().stream().map(FindingDocument::of).toList(),
                          "gaps",
                          result.gaps().stream().map(GapDocument::of).toList()))));
      out.flush();
    }
  },
  /** One line a finding, with a header line. */
  tsv {
    @Override
    void print(Scan.Result result, ScannedFiles files, PrintWriter out) {
      out.println(
          "outcome\tdisposition\tseverity\tcontrol\tcheck\tkind\tsubject\tname\taccount\tregion\tobservation\tsource");
      result.findings().forEach(finding -> out.println(Row.of(finding)));
      out.flush();
    }
  },
  /** What is open, for code hosts and editors; SARIF 2.1.0. */
  sarif {
    @Override
    void print(Scan.Result result, ScannedFiles files, PrintWriter out) {
      SarifFindings findings = new SarifFindings(Installation.version(), files::uri);
      out.println(new CanonicalJson().indented(findings.of(result.findings(), result.gaps())));
      out.flush();
    }
  },
  /** Each finding as a test, for pipelines; what was not checked is an error there. */
  junit {
    @Override
    void print(Scan.Result result, ScannedFiles files, PrintWriter out) {
      new JunitReport(out).print(result.findings(), result.gaps());
      out.flush();
    }
  };

  /**
   * Prints what a scan found.
   *
   * @param files where the evidence is, for formats that lead there
   */
  abstract void print(Scan.Result result, ScannedFiles files, PrintWriter out);

  private static void gaps(List<CollectionGap> gaps, PrintWriter out) {
    Map<String, List<CollectionGap>> bySource =
        gaps.stream()
            .collect(
                Collectors.groupingBy(
                    gap -> gap.request().source().id() + ": " + gap.reason().words(),
                    TreeMap::new,
                    Collectors.toList()));
    bySource.forEach(
        (heading, missing) -> {
          out.println(heading);
          missing.forEach(
              gap ->
                  out.println(
                      "    "
                          + Text.plain(gap.request().display())
                          + (gap.detail().isEmpty() ? "" : "  " + Text.plain(gap.detail()))));
        });
  }
}
