package dev.ringfence.read.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words and signs of the notation of nft(8), each with its line. */
final class NftTokens {
  /** What ends a statement: a line break or a semicolon. */
  static final String END = "\n";

  /** What nft writes before the name of a part of iptables that it cannot read. */
  static final String HIDDEN = "#";

  /**
   * Words hold what addresses, ports, blocks and variables have; a colon only within an IPv6
   * address, which has two.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<skip>[ \\t\\r]++|\\\\\\r?\\n)"
              + "|(?<remark>#)"
              + "|(?<end>\\n|;)"
              + "|(?<quoted>\"[^\"\\n]*+\")"
              + "|(?<sign>==|!=|<=|>=|<<|>>|[{}(),=<>&|^!.])"
              + "|(?<word>(?:[0-9a-fA-F]{0,4}+:(?=[0-9a-fA-F]*+:))[0-9a-fA-F:.]*+(?:/[0-9]++)?(?:-[0-9a-fA-F:.]++)?+"
              + "|[@$]?[A-Za-z0-9_/*+\\\\-]++(?:\\.[A-Za-z0-9_/*+\\\\-]++)*+)"
              + "|(?<colon>:)");

  private static final Pattern LINE = Pattern.compile("#[^\\n]*+");
  private static final Pattern HANDLE = Pattern.compile("#[ \\t]*handle [0-9]+\\s*");

  /** Words after which a rule has nothing more that decides. */
  private static final Set<String> LAST =
      Set.of("accept", "drop", "reject", "return", "continue", "jump", "goto");

  /** Words that begin what is no rule. */
  private static final Set<String> NO_RULE =
      Set.of("type", "policy", "comment", "flags", "elements", "size", "timeout", "gc-interval");

  /** Tables hold chains, and chains rules. */
  private static final int DEPTH_OF_RULES = 2;

  /**
   * A word or sign.
   *
   * @param text without quotes
   */
  record Token(String text, boolean isQuoted, int line) {
    boolean is(String sign) {
      return !isQuoted && text.equals(sign);
    }
  }

  /** What could be told apart, and the first line that could not, or 0. */
  record Told(List<Token> tokens, int badLine) {}

  private final List<Token> tokens = new ArrayList<>();
  private int depth;
  private int statement;

  private NftTokens() {}

  static Told of(String text) {
    return new NftTokens().told(text);
  }

  private Told told(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int line = 1;
    int at = 0;
    while (at < text.length()) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        return new Told(tokens, line);
      }
      String found = matcher.group();
      at = matcher.end();
      if (matcher.group("remark") != null) {
        at = remark(text, at - 1, line);
      } else if (matcher.group("quoted") != null) {
        tokens.add(new Token(found.substring(1, found.length() - 1), true, line));
      } else if (matcher.group("skip") == null) {
        add(matcher.group("end") != null ? END : found, line);
      }
      line += (int) found.chars().filter(c -> c == '\n').count();
    }
    return new Told(tokens, 0);
  }

  private void add(String text, int line) {
    tokens.add(new Token(text, false, line));
    depth += text.equals("{") ? 1 : text.equals("}") ? -1 : 0;
    boolean isBrace = text.equals("{") || text.equals("}");
    if (depth <= DEPTH_OF_RULES && (text.equals(END) || isBrace)) {
      boolean isValue = text.equals("}") && depth == DEPTH_OF_RULES;
      statement = isValue ? statement : tokens.size();
    }
  }

  /**
   * A remark is for people, unless it stands where a rule has not yet come to its verdict: there
   * nft may have put what it cannot read, and the verdict stands behind it.
   *
   * @return where to read on
   */
  private int remark(String text, int start, int line) {
    Matcher whole = LINE.matcher(text).region(start, text.length());
    int end = whole.lookingAt() ? whole.end() : start + 1;
    String remark = text.substring(start, end);
    List<Token> before = tokens.subList(statement, tokens.size());
    boolean isInRule =
        depth == DEPTH_OF_RULES
            && !before.isEmpty()
            && !NO_RULE.contains(before.get(0).text())
            && before.stream().noneMatch(token -> !token.isQuoted() && LAST.contains(token.text()));
    boolean isHidden = remark.matches("#[ \\t]*xt_.*") || isInRule;
    if (!isHidden || HANDLE.matcher(remark).matches()) {
      return end;
    }
    tokens.add(new Token(HIDDEN, false, line));
    return start + 1;
  }
}
