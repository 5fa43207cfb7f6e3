package dev.ringfence.report;

import dev.ringfence.assessment.Listed;
import java.util.Locale;

/** Sentences with figures in them, written the same wherever they are printed. */
final class Text {
  private Text() {}

  /** Formats for no country: {@code 1,234}. */
  static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** {@code 1 line}, {@code 1,234 lines}. */
  static String count(long number, String one, String many) {
    return of("%,d ", number) + (number == 1 ? one : many);
  }

  /** What a list that was cut has beside what is kept; empty if all of it is. */
  static String left(Listed<?> list, String one, String many) {
    return list.isCut() ? "and " + count(list.left(), "more " + one, "more " + many) : "";
  }

  /** What follows the last slash of an Amazon resource name, as its console shows it. */
  static String lastPart(String id) {
    return id.startsWith("arn:") && !id.contains("#") ? id.substring(id.lastIndexOf('/') + 1) : id;
  }
}
