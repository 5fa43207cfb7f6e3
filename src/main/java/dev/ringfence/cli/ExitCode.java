package dev.ringfence.cli;

/** What a script learns from a command. */
final class ExitCode {
  /** Nothing is open. */
  static final int OK = 0;

  /** A finding is open, or an example failed. */
  static final int OPEN = 1;

  /** Wrong usage, catalogue or configuration. */
  static final int USAGE = 2;

  /** The tool failed. */
  static final int FAILED = 3;

  private ExitCode() {}
}
