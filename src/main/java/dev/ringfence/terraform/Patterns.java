package dev.ringfence.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of a configuration, which nobody vouches for: what takes too long, or means
 * something else in RE2 than it does here, is not computed.
 */
final class Patterns {
  private static final int LONGEST_PATTERN = 500;
  private static final int LONGEST_TEXT = 2000;
  private static final int MOST_LOOKS = 200_000;

  /** Constructs of RE2 that the JDK lacks or reads differently, and the other way round. */
  private static final Pattern DIFFERENT =
      Pattern.compile("\\(\\?[=!<][=!]|\\(\\?<[=!]|\\\\[zZGkhHvVRXC]|\\[\\[|&&|[*+?}]\\+|\\\\p");

  private static final Pattern NAMED = Pattern.compile("\\(\\?P?<([a-zA-Z][a-zA-Z0-9]*)>");

  private Patterns() {}

  static List<String> names(String pattern) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAMED.matcher(pattern);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  static <R> R matching(
      Arguments arguments, String pattern, String text, Function<Matcher, R> use) {
    if (pattern.length() > LONGEST_PATTERN
        || text.length() > LONGEST_TEXT
        || DIFFERENT.matcher(pattern).find()) {
      throw untold(arguments);
    }
    try {
      Pattern compiled = Pattern.compile(pattern.replace("(?P<", "(?<"));
      return use.apply(compiled.matcher(new Watched(text, arguments)));
    } catch (PatternSyntaxException invalid) {
      throw arguments.refused("takes a regular expression: " + invalid.getDescription());
    }
  }

  private static RefusedArgumentException untold(Arguments arguments) {
    return new RefusedArgumentException(
        Values.unknown("this regular expression is not computed", arguments.where()));
  }

  /** A text that counts how often it is looked at: matching can take exponentially long. */
  private static final class Watched implements CharSequence {
    private final String text;
    private final Arguments arguments;
    private int looks;

    Watched(String text, Arguments arguments) {
      this.text = text;
      this.arguments = arguments;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw untold(arguments);
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
