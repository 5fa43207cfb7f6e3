package dev.ringfence.audit;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.history.AssessmentArchive;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The text an assessment's digest is over: header, boundaries and findings, one line each. */
final class AssessmentLines {
  private AssessmentLines() {}

  /**
   * Writes the lines of an archived assessment as they were stored.
   *
   * @throws IOException if they no longer have its digest
   */
  static void write(Assessment assessment, AssessmentArchive archive, Path file)
      throws IOException {
    MessageDigest sha256 = sha256();
    try (OutputStream out =
            new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), sha256);
        Stream<String> lines = archive.lines(assessment.digest())) {
      lines.forEachOrdered(text -> line(out, text));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (!HexFormat.of().formatHex(sha256.digest()).equals(assessment.digest().sha256())) {
      throw new IOException(
          "the archived assessment " + assessment.digest() + " no longer has this digest");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void line(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
