package dev.ringfence.job;

import dev.ringfence.assessment.Assessment;
import java.nio.file.Path;
import java.util.List;

/**
 * How an audit ended.
 *
 * @param folder where its reports are
 * @param failures reports that could not be made, each with the reason
 */
public record AuditResult(Assessment assessment, Path folder, List<String> failures) {
  public AuditResult {
    failures = List.copyOf(failures);
  }
}
