package dev.ringfence.evidence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One artefact as its source gave it, but for redactions; its bytes are found by digest.
 *
 * @param path name at the source, relative to it
 * @param digest of the sealed bytes
 * @param bytes length of the sealed bytes
 * @param caller identity that asked (an ARN), or the commit a file was read at; empty where the
 *     source does not tell
 * @param collectedAt when the source answered, not when we read it
 * @param clock who said so
 * @param items how many items of the call's list this artefact holds
 * @param redactions what was taken out before sealing, in document order
 * @param requestIds what the provider calls each request that this came from, one per page in
 *     order; empty where we did not ask ourselves
 */
public record Evidence(
    Request request,
    String path,
    Digest digest,
    long bytes,
    String caller,
    Instant collectedAt,
    Clock clock,
    int items,
    List<Redaction> redactions,
    List<String> requestIds)
    implements Comparable<Evidence> {
  private static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::request)
          .thenComparing(Evidence::path)
          .thenComparing(Evidence::digest);

  /** Where {@link #collectedAt} comes from. */
  public enum Clock {
    /** The collector, or a record it left beside the export. */
    COLLECTOR,
    /** The file's modification time: the best an export without a record offers. */
    FILE,
    /** The commit that holds the file, by the committer's clock. */
    COMMIT
  }

  /**
   * A secret that was replaced before sealing.
   *
   * @param pointer JSON pointer to the value that now reads as redacted, or its line: {@code line
   *     12}
   * @param kind what it was, {@code user data} or {@code pre-shared key}
   */
  public record Redaction(String pointer, String kind) {
    private static final String MARK = "REDACTED by Ringfence (";

    /** What stands in the place of a secret of a kind. */
    public static String replacement(String kind) {
      return MARK + kind + ")";
    }

    /** Whether a text is, or holds, what stands in the place of a secret. */
    public static boolean isIn(String text) {
      return text.contains(MARK);
    }
  }

  public Evidence {
    redactions = List.copyOf(redactions);
    requestIds = List.copyOf(requestIds);
    if (bytes < 0 || items < 0) {
      throw new IllegalArgumentException("negative size in " + path);
    }
  }

  /** An artefact that somebody else asked for. */
  public Evidence(
      Request request,
      String path,
      Digest digest,
      long bytes,
      String caller,
      Instant collectedAt,
      Clock clock,
      int items,
      List<Redaction> redactions) {
    this(request, path, digest, bytes, caller, collectedAt, clock, items, redactions, List.of());
  }

  /** Pages of the provider's answer that this artefact is made of, at least 1. */
  public int pages() {
    return Math.max(1, requestIds.size());
  }

  public SourceRef whole() {
    return SourceRef.at(digest, path, "");
  }

  @Override
  public int compareTo(Evidence other) {
    return ORDER.compare(this, other);
  }
}
