package dev.ringfence.read.host;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words and signs of the notation of nft(8), each with its line. */
final class NftTokens {
  /** What ends a statement: a line break or a semicolon. */
  static final String END = "\n";

  /**
   * Words hold what addresses, ports, blocks and variables have; a colon only within an IPv6
   * address, which has two.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<skip>[ \\t\\r]++|\\\\\\r?\\n|#[^\\n]*+)"
              + "|(?<end>\\n|;)"
              + "|(?<quoted>\"[^\"\\n]*+\")"
              + "|(?<sign>==|!=|<=|>=|<<|>>|[{}(),=<>&|^!.])"
              + "|(?<word>(?:[0-9a-fA-F]{0,4}+:(?=[0-9a-fA-F]*+:))[0-9a-fA-F:.]*+(?:/[0-9]++)?(?:-[0-9a-fA-F:.]++)?+"
              + "|[@$]?[A-Za-z0-9_/*+\\\\-]++(?:\\.[A-Za-z0-9_/*+\\\\-]++)*+)"
              + "|(?<colon>:)");

  /**
   * A word or sign.
   *
   * @param text without quotes
   */
  record Token(String text, boolean isQuoted, int line) {}

  /** What could be told apart, and the first line that could not, or 0. */
  record Told(List<Token> tokens, int badLine) {}

  private NftTokens() {}

  static Told of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int line = 1;
    int at = 0;
    while (at < text.length()) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        return new Told(tokens, line);
      }
      String found = matcher.group();
      if (matcher.group("end") != null) {
        tokens.add(new Token(END, false, line));
      } else if (matcher.group("quoted") != null) {
        tokens.add(new Token(found.substring(1, found.length() - 1), true, line));
      } else if (matcher.group("skip") == null) {
        tokens.add(new Token(found, false, line));
      }
      line += (int) found.chars().filter(c -> c == '\n').count();
      at = matcher.end();
    }
    return new Told(tokens, 0);
  }
}
