package dev.ringfence.cli;

import dev.ringfence.audit.BeyondEstateException;
import dev.ringfence.audit.NoCommitException;
import dev.ringfence.catalogue.InvalidFilesException;
import dev.ringfence.catalogue.Problem;
import dev.ringfence.evidence.AlteredEvidenceException;
import dev.ringfence.flow.UnknownPeerException;
import dev.ringfence.handoff.NotAPackageException;
import dev.ringfence.history.DamagedArchiveException;
import dev.ringfence.job.AuditAbortedException;
import dev.ringfence.job.StateInUseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into lines for people and an exit code for scripts. */
final class Failures {
  /** Causes of causes; a chain may have a ring. */
  private static final int DEEPEST = 50;

  private Failures() {}

  static int exitCode(Throwable failure) {
    return failure instanceof InvalidFilesException
            || failure instanceof UsageException
            || failure instanceof UnknownPeerException
            || failure instanceof BeyondEstateException
            || failure instanceof NoCommitException
            || failure instanceof NotAPackageException
            || failure instanceof CommandLine.ParameterException
        ? ExitCode.USAGE
        : ExitCode.FAILED;
  }

  /** A user's mistake is told without a stack trace; a fault of ours with one. */
  static int report(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof InvalidFilesException invalid) {
      problems(invalid.problems(), err);
    } else if (failure instanceof UsageException || failure instanceof StateInUseException) {
      err.println(failure.getMessage());
    } else if (failure instanceof UnknownPeerException
        || failure instanceof BeyondEstateException
        || failure instanceof NoCommitException
        || failure instanceof NotAPackageException) {
      // It quotes names that were collected.
      err.println(Text.plain(message(failure)));
    } else if (failure instanceof AlteredEvidenceException) {
      err.println("The sealed evidence was altered: " + Text.plain(message(failure)));
    } else if (failure instanceof DamagedArchiveException) {
      err.println("The archive is not what was archived: " + Text.plain(message(failure)));
      err.println(
          "Nothing is said from it. ringfence history --verify names all that differs; restore the"
              + " state folder from a backup.");
    } else if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      err.println("Reading or writing failed: " + failure.getMessage());
    } else if (failure instanceof AuditAbortedException) {
      err.println(outside(failure).orElseGet(() -> message(failure)));
      err.println("What was sealed is kept; the same command continues where this one stopped.");
      faults(failure, err);
    } else if (outside(failure).isPresent()) {
      err.println(outside(failure).get());
    } else {
      err.println("Ringfence failed; this is a fault of ours, please report it:");
      failure.printStackTrace(err);
    }
    err.flush();
    return exitCode(failure);
  }

  private static String message(Exception failure) {
    return String.valueOf(failure.getMessage());
  }

  private static void problems(List<Problem> problems, PrintWriter err) {
    problems.forEach(problem -> err.println(Text.plain(problem.toString())));
    err.println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
  }

  private static void faults(Exception failure, PrintWriter err) {
    Throwable cause = failure.getCause();
    if (cause instanceof RuntimeException && outside(cause).isEmpty()) {
      cause.printStackTrace(err);
    }
  }

  /** A disk that is full, or a file that may not be read, however deep a library has wrapped it. */
  private static Optional<String> outside(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof IOException) {
        return Optional.of("Reading or writing failed: " + cause.getMessage());
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
