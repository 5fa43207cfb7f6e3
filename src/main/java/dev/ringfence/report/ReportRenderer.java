package dev.ringfence.report;

import java.io.IOException;
import java.nio.file.Path;

/** Prints the model in one format; decides and words nothing. */
public interface ReportRenderer {
  /** Name of the file within the period's folder, {@code report.pdf}. */
  String fileName();

  /**
   * Writes the report to a new file; the same model gives the same bytes.
   *
   * @throws IOException if the file cannot be written; the caller removes what is left of it
   */
  void render(ReportModel model, Path file) throws IOException;
}
