package dev.ringfence.document;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.Finding;
import dev.ringfence.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Digests an assessment while it passes: SHA-256 over the header's canonical line, then one line a
 * boundary, then one line a finding, each ended by a line feed. The attempt's number and name are
 * left out, so the same evidence, catalogue, exceptions, settings and instant have the same digest
 * at any attempt.
 */
public final class AssessmentDigest {
  private final CanonicalJson json = new CanonicalJson();
  private final MessageDigest sha256;
  private long boundaries;
  private long findings;

  public AssessmentDigest(AssessmentHeader header) {
    this();
    line(lineOf(header, json));
  }

  private AssessmentDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Of a header as it was stored: what an older version wrote keeps its digest, whatever headers
   * have gained since.
   *
   * @throws InvalidDocumentException if the text is not JSON, or has no run
   */
  public static AssessmentDigest ofStored(String header) {
    AssessmentDigest digest = new AssessmentDigest();
    digest.line(lineOfStored(header));
    return digest;
  }

  /**
   * The line of a header as it was stored, without the line feed and without the attempt.
   *
   * @throws InvalidDocumentException if the text is not JSON, or has no run
   */
  public static String lineOfStored(String header) {
    return new CanonicalJson().replaced(header, "run", Map.of("runId", "\"\"", "attempt", "1"));
  }

  /** The header's canonical line, without the line feed and without the attempt. */
  public static String lineOf(AssessmentHeader header, CanonicalJson json) {
    return lineOfStored(json.text(header));
  }

  /** Takes the next boundary's canonical line; none may follow a finding. */
  public void addBoundary(String line) {
    if (findings > 0) {
      throw new IllegalStateException("a boundary after a finding: " + line);
    }
    line(line);
    boundaries++;
  }

  /** Takes the next finding's canonical line, as {@link #lineOf} writes it. */
  public void add(String line) {
    line(line);
    findings++;
  }

  /** A finding's canonical line, without the line feed. */
  public static String lineOf(Finding finding, CanonicalJson json) {
    return json.text(FindingDocument.of(finding));
  }

  public long boundaries() {
    return boundaries;
  }

  public long findings() {
    return findings;
  }

  /** The digest over everything taken; further findings may follow no more. */
  public Digest digest() {
    return new Digest(HexFormat.of().formatHex(sha256.digest()));
  }

  private void line(String text) {
    sha256.update(text.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) '\n');
  }
}
