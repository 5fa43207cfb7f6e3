package dev.ringfence.audit;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.history.AssessmentArchive;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The text an assessment's digest is over: header, boundaries and findings, one line each. */
final class AssessmentLines {
  private AssessmentLines() {}

  /**
   * Writes the lines of an archived assessment.
   *
   * @throws IOException if they no longer have its digest
   */
  static void write(Assessment assessment, AssessmentArchive archive, Path file)
      throws IOException {
    CanonicalJson json = new CanonicalJson();
    AssessmentDigest digest = new AssessmentDigest(assessment.header());
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      line(writer, AssessmentDigest.lineOf(assessment.header(), json));
      each(
          archive.boundaries(assessment.digest()).map(json::text),
          text -> {
            digest.addBoundary(text);
            line(writer, text);
          });
      each(
          archive.findings(assessment.digest()).map(found -> AssessmentDigest.lineOf(found, json)),
          text -> {
            digest.add(text);
            line(writer, text);
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (!digest.digest().equals(assessment.digest())) {
      throw new IOException(
          "the archived assessment " + assessment.digest() + " no longer has this digest");
    }
  }

  private static void each(Stream<String> lines, java.util.function.Consumer<String> use) {
    try (lines) {
      lines.forEachOrdered(use);
    }
  }

  private static void line(BufferedWriter writer, String text) {
    try {
      writer.write(text);
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
