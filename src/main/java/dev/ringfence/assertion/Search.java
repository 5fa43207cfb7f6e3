package dev.ringfence.assertion;

import dev.ringfence.expression.Truth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for a regular expression in a text that nobody vouches for: what would take too long is not
 * decided.
 */
final class Search {
  private static final int LONGEST_TEXT = 50_000;
  private static final int MOST_LOOKS = 2_000_000;

  /** Groups that repeat make the JDK recurse once for each time (java.util.regex). */
  private static final Pattern RECURSIVE = Pattern.compile("\\)[*+{]");

  private static final int LONGEST_RECURSION = 1000;

  private Search() {}

  /** Whether a text contains what the pattern describes; unknown too if that spans the unknown. */
  static Truth in(String text, Pattern pattern) {
    if (text.length() > LONGEST_TEXT
        || (text.length() > LONGEST_RECURSION && RECURSIVE.matcher(pattern.pattern()).find())) {
      return Truth.UNKNOWN;
    }
    Watched watched = new Watched(text);
    Matcher matcher = pattern.matcher(watched);
    try {
      while (matcher.find()) {
        if (text.substring(matcher.start(), matcher.end()).indexOf(JsonForm.UNKNOWN) < 0) {
          return Truth.TRUE;
        }
      }
    } catch (TooLongException tooLong) {
      return Truth.UNKNOWN;
    }
    return text.indexOf(JsonForm.UNKNOWN) < 0 ? Truth.FALSE : Truth.UNKNOWN;
  }

  private static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A text that counts how often it is looked at: matching can take exponentially long. */
  private static final class Watched implements CharSequence {
    private final String text;
    private int looks;

    Watched(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new TooLongException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
