package dev.ringfence.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs a command line within the test and keeps what it printed. */
record Cli(int exitCode, String out, String err) {
  static Cli run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Cli(code, out.toString(), err.toString());
  }
}
