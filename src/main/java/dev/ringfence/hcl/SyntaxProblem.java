package dev.ringfence.hcl;

/**
 * Text that is not of the language; what it stood for was not read.
 *
 * @param message what was found and what would be allowed there
 */
public record SyntaxProblem(SourceRange range, String message) {
  /** {@code main.tf:12:5: message}. */
  public String display() {
    return range.file() + ":" + range.line() + ":" + range.column() + ": " + message;
  }
}
