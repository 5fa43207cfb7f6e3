package dev.ringfence.report;

import java.util.Locale;

/** Sentences with figures in them, written the same wherever they are printed. */
final class Text {
  private Text() {}

  /** Formats for no country: {@code 1,234}. */
  static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
