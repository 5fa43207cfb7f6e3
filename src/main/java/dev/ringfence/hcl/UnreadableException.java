package dev.ringfence.hcl;

/** Ends the reading of one block; its problem goes into the file's list. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SyntaxProblem problem;

  UnreadableException(SyntaxProblem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  SyntaxProblem problem() {
    return problem;
  }
}
