package dev.ringfence.collect.repository;

import dev.ringfence.collect.repository.HclToken.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts HCL, or its JSON syntax, into tokens and refuses nothing: what is to be kept secret must be
 * found in text that no parser takes, too. It takes time in proportion to the text.
 */
final class HclTokens {
  private static final Pattern HEREDOC =
      Pattern.compile("<<-?([\\p{L}_][\\p{L}\\d_-]{0,200})\\r?\\n");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\d_-]*+");
  private static final Pattern NUMBER = Pattern.compile("\\d++(?:\\.\\d++)?+(?:[eE][+-]?+\\d++)?+");

  private static final Pattern LONE_WORD =
      Pattern.compile("(?md)^[ \\t]*+([\\p{L}_][\\p{L}\\d_-]{0,200}+)[ \\t\\r]*+$");

  /** How deep texts are followed into the interpolations of texts. */
  private static final int DEEPEST = 100;

  private final String text;
  private final boolean isJson;
  private final List<HclToken> tokens = new ArrayList<>();
  private final Map<String, Integer> lastLines;
  private final int lastComment;

  /** Whether an interpolation without an end was met: none is entered any more. */
  private boolean isTorn;

  private HclTokens(String text, boolean isJson) {
    this.text = text;
    this.isJson = isJson;
    lastLines = isJson ? Map.of() : lastLines(text);
    lastComment = text.lastIndexOf("*/");
  }

  static List<HclToken> of(String text, boolean isJson) {
    HclTokens made = new HclTokens(text, isJson);
    int at = 0;
    while (at < text.length()) {
      at = made.token(at);
    }
    return List.copyOf(made.tokens);
  }

  private int token(int at) {
    char c = text.charAt(at);
    if (c == '\n') {
      return add(Type.NEWLINE, at, at + 1);
    } else if (Character.isWhitespace(c)) {
      return at + 1;
    } else if (c == '"') {
      return quoted(at);
    } else if (Character.isDigit(c)) {
      return matched(NUMBER, Type.NUMBER, at);
    } else if (Character.isLetter(c) || c == '_') {
      return matched(WORD, Type.WORD, at);
    }
    return isJson ? sign(c, at) : commentOrHeredoc(c, at);
  }

  private int add(Type type, int from, int to) {
    tokens.add(new HclToken(type, from, to));
    return to;
  }

  private int matched(Pattern pattern, Type type, int at) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? add(type, at, matcher.end()) : add(Type.OTHER, at, at + 1);
  }

  private int commentOrHeredoc(char c, int at) {
    if (c == '#' || text.startsWith("//", at)) {
      return add(Type.COMMENT, at, endOfLine(at));
    } else if (text.startsWith("/*", at)) {
      return comment(at);
    }
    Matcher heredoc = HEREDOC.matcher(text).region(at, text.length());
    return c == '<' && heredoc.lookingAt()
        ? heredoc(at, heredoc.end(), heredoc.group(1))
        : sign(c, at);
  }

  /** One without an end reaches to the end of the file, and is looked into as well. */
  private int comment(int at) {
    if (at + 2 <= lastComment) {
      return add(Type.COMMENT, at, text.indexOf("*/", at + 2) + 2);
    }
    add(Type.COMMENT, at, text.length());
    return at + 2;
  }

  /** The same for a heredoc. */
  private int heredoc(int at, int body, String word) {
    if (lastLines.getOrDefault(word, -1) < body) {
      tokens.add(new HclToken(Type.HEREDOC, at, text.length(), body, text.length()));
      return body - 1;
    }
    int line = body;
    while (!text.substring(line, endOfLine(line)).strip().equals(word)) {
      line = endOfLine(line) + 1;
    }
    int end = endOfLine(line);
    tokens.add(new HclToken(Type.HEREDOC, at, end, body, line));
    return end;
  }

  /** Where each line that is one word, as the end of a heredoc is, stands last. */
  private static Map<String, Integer> lastLines(String text) {
    Map<String, Integer> last = new HashMap<>();
    Matcher lines = LONE_WORD.matcher(text);
    while (lines.find()) {
      last.put(lines.group(1), lines.start());
    }
    return last;
  }

  private int endOfLine(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private int sign(char c, int at) {
    return switch (c) {
      case '{', '(', '[' -> add(Type.OPEN, at, at + 1);
      case '}', ')', ']' -> add(Type.CLOSE, at, at + 1);
      case ',' -> add(Type.COMMA, at, at + 1);
      case '=', ':', '!', '<', '>' -> operator(c, at);
      default -> add(Type.OTHER, at, at + 1);
    };
  }

  private int operator(char c, int at) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    boolean isTwo = next == '=' || (c == '=' && next == '>') || (c == ':' && next == ':');
    boolean isOne = c == '=' || c == ':';
    return isTwo && !isJson
        ? add(Type.OTHER, at, at + 2)
        : add(isOne ? Type.SEPARATOR : Type.OTHER, at, at + 1);
  }

  private int quoted(int at) {
    int end = endOfText(at + 1, 0);
    boolean isClosed = end <= text.length() && end > at + 1 && text.charAt(end - 1) == '"';
    tokens.add(new HclToken(Type.TEXT, at, end, at + 1, isClosed ? end - 1 : end));
    return end;
  }

  /** Offset after the quote that ends a text; the end of its line where there is none. */
  private int endOfText(int from, int depth) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      } else if (c == '\n') {
        return at;
      } else if (c == '\\') {
        at += 2;
      } else if (opensInterpolation(at) && depth < DEEPEST) {
        int end = endOfInterpolation(at + 2, depth);
        at = end < 0 ? at + 2 : end;
      } else {
        at++;
      }
    }
    return text.length();
  }

  private boolean opensInterpolation(int at) {
    char c = text.charAt(at);
    return !isJson
        && !isTorn
        && (c == '$' || c == '%')
        && text.startsWith("{", at + 1)
        && text.charAt(at - 1) != c;
  }

  /** Offset after the brace that ends an interpolation; negative where there is none. */
  private int endOfInterpolation(int from, int depth) {
    int open = 1;
    int at = from;
    while (at < text.length() && !isTorn) {
      char c = text.charAt(at);
      if (c == '"') {
        at = endOfText(at + 1, depth + 1);
      } else {
        open += c == '{' ? 1 : c == '}' ? -1 : 0;
        at++;
      }
      if (open == 0) {
        return at;
      }
    }
    isTorn = true;
    return -1;
  }
}
