package dev.ringfence.hcl;

/**
 * A stretch of a file. Lines and columns count from 1, columns in UTF-16 code units as editors do;
 * the end is exclusive.
 *
 * @param file name of the file as its reader was told it
 */
public record SourceRange(String file, int line, int column, int endLine, int endColumn) {
  /** From the beginning of this range to the end of another one of the same file. */
  public SourceRange to(SourceRange last) {
    return new SourceRange(file, line, column, last.endLine, last.endColumn);
  }

  /** {@code main.tf:12}. */
  public String display() {
    return file + ":" + line;
  }
}
