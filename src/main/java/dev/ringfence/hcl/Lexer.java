package dev.ringfence.hcl;

/**
 * Cuts a text into tokens, one ahead of the parser. Templates are not cut here: at a quote or
 * heredoc the parser takes over the characters and sets the lexer behind them.
 */
final class Lexer {
  private final SourceText source;
  private final String text;
  private final int limit;
  private boolean ignoresNewlines;
  private Token token = Token.END;
  private int start;
  private int end;
  private int previousEnd;

  /** Over the whole text, before its first token. */
  Lexer(SourceText source) {
    this.source = source;
    text = source.text();
    limit = text.length();
  }

  SourceText source() {
    return source;
  }

  Token token() {
    return token;
  }

  boolean is(Token expected) {
    return token == expected;
  }

  /** Offset of the current token. */
  int start() {
    return start;
  }

  /** Offset behind the current token. */
  int end() {
    return end;
  }

  /** Offset behind the token before the current one. */
  int previousEnd() {
    return previousEnd;
  }

  /** Text of the current token. */
  String spelling() {
    return text.substring(start, end);
  }

  boolean spells(String word) {
    return token == Token.NAME && end - start == word.length() && text.startsWith(word, start);
  }

  SourceRange range() {
    return source.range(start, end);
  }

  /** Whether newlines are passed over; returns what held before. */
  boolean ignoreNewlines(boolean ignore) {
    boolean before = ignoresNewlines;
    ignoresNewlines = ignore;
    return before;
  }

  /** Makes the token at an offset the current one. */
  void moveTo(int offset) throws UnreadableException {
    previousEnd = offset;
    end = offset;
    scan();
  }

  void advance() throws UnreadableException {
    previousEnd = end;
    scan();
  }

  /** Passes the current token if it is this one. */
  boolean accept(Token expected) throws UnreadableException {
    if (token != expected) {
      return false;
    }
    advance();
    return true;
  }

  void expect(Token expected, String where) throws UnreadableException {
    if (token != expected) {
      throw unexpected(expected.words() + " " + where);
    }
    advance();
  }

  UnreadableException unexpected(String allowed) {
    String found = token == Token.NAME || token == Token.NUMBER ? spelling() : token.words();
    return problem(start, end, "found " + found + ", expected " + allowed);
  }

  UnreadableException problem(int from, int to, String message) {
    return new UnreadableException(
        new SyntaxProblem(source.range(from, Math.max(from, Math.min(to, limit))), message));
  }

  /** The token behind the current one, which stays. */
  Token following() throws UnreadableException {
    Token keptToken = token;
    int keptStart = start;
    int keptEnd = end;
    scan();
    Token next = token;
    token = keptToken;
    start = keptStart;
    end = keptEnd;
    return next;
  }

  private char at(int offset) {
    return offset < limit ? text.charAt(offset) : '\0';
  }

  private void scan() throws UnreadableException {
    int at = skipBlank(end);
    start = at;
    if (at >= limit) {
      set(Token.END, at);
      return;
    }
    char c = text.charAt(at);
    if (c == '\n' || (c == '\r' && at(at + 1) == '\n')) {
      set(Token.NEWLINE, c == '\n' ? at + 1 : at + 2);
    } else if (c >= '0' && c <= '9') {
      set(Token.NUMBER, endOfNumber(at));
    } else if (Names.startsAt(text, at)) {
      set(Token.NAME, Names.end(text, at, limit));
    } else if (c == '<' && at(at + 1) == '<') {
      set(Token.HEREDOC, at + 2);
    } else {
      symbol(at, c);
    }
  }

  private void set(Token found, int endOfToken) {
    token = found;
    end = endOfToken;
  }

  private int skipBlank(int from) throws UnreadableException {
    int at = from;
    while (at < limit) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || (ignoresNewlines && (c == '\n' || c == '\r'))) {
        at++;
      } else if (c == '#' || (c == '/' && at(at + 1) == '/')) {
        at = endOfLine(at);
      } else if (c == '/' && at(at + 1) == '*') {
        int close = text.indexOf("*/", at + 2);
        if (close < 0 || close + 2 > limit) {
          throw problem(at, at + 2, "the comment that begins here has no end");
        }
        at = close + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  private int endOfLine(int from) {
    int newline = text.indexOf('\n', from);
    int at = newline < 0 || newline > limit ? limit : newline;
    return at > from && text.charAt(at - 1) == '\r' && at < limit ? at - 1 : at;
  }

  private int endOfNumber(int from) {
    int at = digits(from);
    // 10.0.0.0 is one token, and no number; behind a dot it is a row of indexes.
    while (at(at) == '.' && isDigit(at(at + 1))) {
      at = digits(at + 1);
    }
    if (at(at) == 'e' || at(at) == 'E') {
      int sign = at(at + 1) == '+' || at(at + 1) == '-' ? at + 2 : at + 1;
      if (isDigit(at(sign))) {
        at = digits(sign);
      }
    }
    return at;
  }

  private int digits(int from) {
    int at = from;
    while (isDigit(at(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void symbol(int at, char c) throws UnreadableException {
    char next = at(at + 1);
    switch (c) {
      case '"' -> set(Token.QUOTE, at + 1);
      case '{' -> set(Token.OPEN_BRACE, at + 1);
      case '}' -> set(Token.CLOSE_BRACE, at + 1);
      case '[' -> set(Token.OPEN_BRACKET, at + 1);
      case ']' -> set(Token.CLOSE_BRACKET, at + 1);
      case '(' -> set(Token.OPEN_PARENTHESIS, at + 1);
      case ')' -> set(Token.CLOSE_PARENTHESIS, at + 1);
      case ',' -> set(Token.COMMA, at + 1);
      case '?' -> set(Token.QUESTION, at + 1);
      case '+' -> set(Token.PLUS, at + 1);
      case '-' -> set(Token.MINUS, at + 1);
      case '*' -> set(Token.STAR, at + 1);
      case '/' -> set(Token.SLASH, at + 1);
      case '%' -> set(Token.PERCENT, at + 1);
      case ':' -> either(at, next == ':', Token.DOUBLE_COLON, Token.COLON);
      case '!' -> either(at, next == '=', Token.NOT_EQUAL, Token.NOT);
      case '<' -> either(at, next == '=', Token.LESS_OR_EQUAL, Token.LESS);
      case '>' -> either(at, next == '=', Token.GREATER_OR_EQUAL, Token.GREATER);
      case '=' -> assignment(at, next);
      case '.' -> dots(at, next);
      default -> pairs(at, c, next);
    }
  }

  private void either(int at, boolean isPair, Token pair, Token single) {
    set(isPair ? pair : single, isPair ? at + 2 : at + 1);
  }

  private void assignment(int at, char next) {
    if (next == '>') {
      set(Token.ARROW, at + 2);
    } else {
      either(at, next == '=', Token.EQUAL, Token.ASSIGN);
    }
  }

  private void dots(int at, char next) {
    if (next == '.' && at(at + 2) == '.') {
      set(Token.ELLIPSIS, at + 3);
    } else {
      set(Token.DOT, at + 1);
    }
  }

  private void pairs(int at, char c, char next) throws UnreadableException {
    if (c == '&' && next == '&') {
      set(Token.AND, at + 2);
    } else if (c == '|' && next == '|') {
      set(Token.OR, at + 2);
    } else if (c == '~' && next == '}') {
      set(Token.CLOSE_SEQUENCE, at + 2);
    } else {
      int code = text.codePointAt(at);
      throw problem(
          at, at + Character.charCount(code), "U+%04X is not part of the language".formatted(code));
    }
  }
}
