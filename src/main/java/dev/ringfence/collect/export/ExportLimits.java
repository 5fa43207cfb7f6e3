package dev.ringfence.collect.export;

/**
 * How much of one file is read, so that no file can exhaust the machine.
 *
 * @param bytes largest file that is opened, at least 1
 * @param depth deepest nesting of objects and arrays, at least 1
 */
public record ExportLimits(long bytes, int depth) {
  /** 256 MiB and 200 levels; answers of the AWS APIs stay below 20 levels. */
  public static final ExportLimits DEFAULT = new ExportLimits(256L << 20, 200);

  public ExportLimits {
    if (bytes < 1 || bytes > Integer.MAX_VALUE - 8 || depth < 1) {
      throw new IllegalArgumentException("limits of " + bytes + " bytes and " + depth + " levels");
    }
  }
}
