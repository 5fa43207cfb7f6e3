package dev.ringfence.evidence;

import java.util.regex.Pattern;

/** SHA-256 of sealed bytes, as 64 lower-case hexadecimal digits (FIPS 180-4). */
public record Digest(String sha256) implements Comparable<Digest> {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public Digest {
    if (!SHAPE.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "not a SHA-256 digest: '" + sha256 + "' (64 hexadecimal digits expected)");
    }
  }

  /** First eight and last four digits, for page footers; never used to look anything up. */
  public String abbreviated() {
    return sha256.substring(0, 8) + "…" + sha256.substring(60);
  }

  @Override
  public int compareTo(Digest other) {
    return sha256.compareTo(other.sha256);
  }

  @Override
  public String toString() {
    return sha256;
  }
}
