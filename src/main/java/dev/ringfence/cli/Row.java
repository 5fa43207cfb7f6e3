package dev.ringfence.cli;

import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Observation;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One finding on one line. */
final class Row {
  private Row() {}

  static String of(Finding finding) {
    Observation first = finding.outcome().observations().get(0);
    return Stream.of(
            finding.outcome().verdict().word(),
            finding.disposition().word(),
            finding.severity().word(),
            finding.control().value(),
            finding.check().value(),
            finding.subject().kind(),
            finding.subject().id(),
            finding.subject().name(),
            finding.subject().account(),
            finding.subject().region(),
            first.text(),
            first.sources().get(0).display())
        .map(Text::plain)
        .collect(Collectors.joining("\t"));
  }
}
