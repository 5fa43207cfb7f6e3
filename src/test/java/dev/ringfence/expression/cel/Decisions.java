package dev.ringfence.expression.cel;

import dev.ringfence.control.Parameters;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.InvalidExpressionException;
import dev.ringfence.expression.Reading;
import dev.ringfence.expression.Truth;
import dev.ringfence.network.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compiles and decides in one go. */
final class Decisions {
  private static final CelExpressionCompiler COMPILER = new CelExpressionCompiler();

  static final Parameters PARAMETERS =
      new Parameters(
          new TreeMap<>(
              Map.of(
                  "adminPorts", List.of(22L, 3389L),
                  "office", List.of("198.51.100.0/24"),
                  "nothing", List.of(),
                  "limit", 2L,
                  "word", "web")));

  private Decisions() {}

  static Decision decide(String text, Resource subject) {
    return COMPILER.compile(text, subject.kind(), PARAMETERS).decide(subject);
  }

  static Truth truth(String text, Resource subject) {
    return decide(text, subject).truth();
  }

  /** Cited facts as {@code path = value}. */
  static List<String> cited(String text, Resource subject) {
    return decide(text, subject).readings().stream().map(Decisions::line).toList();
  }

  private static String line(Reading reading) {
    return reading.path() + (reading.isKnown() ? " = " : " ? ") + reading.value();
  }

  /** What is wrong with a text, {@code line: message}; empty if nothing is. */
  static String problem(String text, Resource subject) {
    try {
      COMPILER.compile(text, subject.kind(), PARAMETERS);
      return "";
    } catch (InvalidExpressionException e) {
      return e.line() + ": " + e.getMessage();
    }
  }
}
