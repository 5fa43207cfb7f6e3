package dev.ringfence.report;

/**
 * A SHA-256 digest as reports print it.
 *
 * @param full 64 hexadecimal digits
 */
public record Fingerprint(String full) {
  private static final int BLOCK = 16;

  /** First eight and last four digits: enough to recognise, never to look up. */
  public String brief() {
    return full.substring(0, 8) + "…" + full.substring(full.length() - 4);
  }

  /** All digits in four blocks. */
  public String blocks() {
    return full.substring(0, BLOCK)
        + " "
        + full.substring(BLOCK, 2 * BLOCK)
        + " "
        + full.substring(2 * BLOCK, 3 * BLOCK)
        + " "
        + full.substring(3 * BLOCK);
  }
}
