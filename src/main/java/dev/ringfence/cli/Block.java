package dev.ringfence.cli;

import dev.ringfence.assessment.Finding;
import java.io.PrintWriter;

/** One open finding as a short paragraph. */
final class Block {
  private Block() {}

  static void print(Finding finding, PrintWriter out) {
    out.println(
        "%-13s %-8s %s"
            .formatted(
                finding.outcome().verdict().word(),
                finding.severity().word(),
                finding.check().value()));
    out.println(
        "    %s %s".formatted(finding.subject().kind(), Text.plain(finding.subject().id()))
            + (finding.subject().id().endsWith(finding.subject().name())
                ? ""
                : " (" + Text.plain(finding.subject().name()) + ")"));
    finding
        .outcome()
        .observations()
        .forEach(
            observation -> {
              out.println("    " + Text.plain(observation.text()));
              out.println("        " + Text.plain(observation.sources().get(0).display()));
            });
    out.println();
  }
}
