package dev.ringfence.hcl;

/**
 * How much of a file is read at most; what is beyond is a problem of the file.
 *
 * @param length longest file, in UTF-16 code units
 * @param depth deepest nesting of blocks and expressions, and tallest chain of operators
 * @param problems how many problems of one file are told before its reading ends
 */
public record Limits(int length, int depth, int problems) {
  /** 8 Mi characters, 200 levels and 20 problems: many times what people write. */
  public static final Limits STANDARD = new Limits(8 << 20, 200, 20);

  public Limits {
    if (length < 1 || depth < 1 || problems < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }
}
