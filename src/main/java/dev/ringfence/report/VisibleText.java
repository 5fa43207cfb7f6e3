package dev.ringfence.report;

import java.util.function.IntPredicate;

/**
 * Collected text as a report may print it: nothing in it is invisible, reorders its neighbours or
 * is silently lost.
 */
public final class VisibleText {
  private VisibleText() {}

  /**
   * The text with every character that cannot be shown written as {@code [U+202E]}: control and
   * format characters (bidirectional overrides among them), halves of surrogate pairs, what XML 1.0
   * forbids, and what the font lacks. Line feeds and tabs stay.
   *
   * @param isPrintable whether the output has a glyph for a code point
   */
  public static String of(String text, IntPredicate isPrintable) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (isShown(point, isPrintable)) {
                shown.appendCodePoint(point);
              } else {
                shown.append(Text.of("[U+%04X]", point));
              }
            });
    return shown.toString();
  }

  /** The common case, decided without looking further. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(int point) {
    return point >= ' ' && point < 0x7F || point == '\n' || point == '\t';
  }

  private static boolean isShown(int point, IntPredicate isPrintable) {
    if (isPlain(point)) {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> point != 0xFFFE && point != 0xFFFF && isPrintable.test(point);
    };
  }
}
