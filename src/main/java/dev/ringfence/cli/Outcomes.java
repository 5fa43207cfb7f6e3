package dev.ringfence.cli;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.Finding;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.job.AuditResult;
import java.util.stream.Stream;

/** Tells how an audit ended. */
final class Outcomes {
  private final Console console;

  Outcomes(Console console) {
    this.console = console;
  }

  /** Prints where the reports are, and what is open. */
  int of(AuditResult result, AssessmentArchive archive, FailOn failOn) {
    console.out().println(result.folder());
    result.failures().forEach(failure -> console.err().println("No report " + failure));
    int code = of(result.assessment(), archive, failOn);
    return result.failures().isEmpty() ? code : ExitCode.FAILED;
  }

  int of(Assessment assessment, AssessmentArchive archive, FailOn failOn) {
    Counts counts = new Counts();
    try (Stream<Finding> findings = archive.findings(assessment.digest())) {
      findings.forEach(finding -> counts.add(finding, failOn));
    }
    console.err().println(counts.sentence());
    return counts.failing() > 0 ? ExitCode.OPEN : ExitCode.OK;
  }
}
