package dev.ringfence.hcl;

import java.util.List;

/**
 * A file as far as it could be read.
 *
 * @param problems in the order of the text; not empty means that blocks are missing from the body
 */
public record HclFile(String name, Body body, List<SyntaxProblem> problems) {
  public HclFile {
    problems = List.copyOf(problems);
  }

  /** Whether the body holds all that the file says. */
  public boolean isWhole() {
    return problems.isEmpty();
  }
}
