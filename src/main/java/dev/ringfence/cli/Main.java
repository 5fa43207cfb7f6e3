package dev.ringfence.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;

/** Entry point of the launcher. Only data goes to standard output, in UTF-8 on every platform. */
public final class Main {
  /** Columns of help where the width of a terminal is not known; no example is wider. */
  private static final int HELP_WIDTH = 100;

  private Main() {}

  public static void main(String[] arguments) {
    // Numbers in findings must not be written with the digits of whoever runs this.
    Locale.setDefault(Locale.ROOT);
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments));
  }

  /** Runs one command line; the result is its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line =
        new CommandLine(new RingfenceCommand(), new CommandFactory(new Console(out, err)));
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExitCodeExceptionMapper(Failures::exitCode);
    line.setExecutionExceptionHandler(Failures::report);
    line.setUsageHelpAutoWidth(true);
    line.setUsageHelpWidth(HELP_WIDTH);
    int code = line.execute(arguments);
    if (out.checkError()) {
      err.println("Writing to standard output failed; what was printed is not whole.");
      return ExitCode.FAILED;
    }
    return code;
  }
}
