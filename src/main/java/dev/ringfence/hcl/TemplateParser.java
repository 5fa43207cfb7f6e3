package dev.ringfence.hcl;

/** Quoted texts, heredocs and texts of JSON files, with their interpolations and directives. */
final class TemplateParser {
  private final ExpressionParser expressions;
  private final CollectionParser collections;
  private final Lexer lexer;
  private final String text;

  TemplateParser(ExpressionParser expressions, Lexer lexer) {
    this.expressions = expressions;
    this.lexer = lexer;
    collections = new CollectionParser(expressions, lexer);
    text = lexer.source().text();
  }

  /** At the opening quote. */
  Expression quoted() throws UnreadableException {
    int start = lexer.start();
    Pieces pieces = new Pieces();
    int at = literal(lexer.end(), pieces);
    while (text.charAt(at) != '"') {
      at = literal(sequence(at, pieces), pieces);
    }
    lexer.moveTo(at + 1);
    return tree(pieces, start);
  }

  private Expression tree(Pieces pieces, int start) throws UnreadableException {
    return new PieceTree(pieces.all(), lexer).template(expressions.from(start));
  }

  /** The text of a quoted literal up to the quote or sequence that ends it. */
  private int literal(int from, Pieces pieces) throws UnreadableException {
    StringBuilder value = new StringBuilder();
    int at = from;
    while (true) {
      char c = at < text.length() ? text.charAt(at) : '\n';
      if (c == '\n') {
        throw lexer.problem(from - 1, at, "a quoted text ends on the line it begins on");
      }
      if (c == '"' || opens(at)) {
        pieces.add(new Piece.Text(value.toString(), lexer.source().range(from, at)));
        return at;
      }
      if (c == '\\') {
        at = escape(at, value);
      } else if (opensEscaped(at)) {
        value.append(c).append('{');
        at += 3;
      } else {
        value.append(c);
        at++;
      }
    }
  }

  /** Whether an interpolation or directive begins here. */
  private boolean opens(int at) {
    char c = text.charAt(at);
    return (c == '$' || c == '%') && text.startsWith("{", at + 1);
  }

  /** A doubled dollar or percent sign stands for the characters of an opening sequence. */
  private boolean opensEscaped(int at) {
    char c = text.charAt(at);
    return (c == '$' || c == '%') && text.startsWith(c + "{", at + 1);
  }

  private int escape(int at, StringBuilder value) throws UnreadableException {
    char c = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
    switch (c) {
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case '"', '\\' -> value.append(c);
      case 'u' -> {
        return codePoint(at, 4, value);
      }
      case 'U' -> {
        return codePoint(at, 8, value);
      }
      default -> throw lexer.problem(at, at + 2, "'\\' is followed by n, r, t, \", \\, u or U");
    }
    return at + 2;
  }

  private int codePoint(int at, int digits, StringBuilder value) throws UnreadableException {
    int end = at + 2 + digits;
    String hex = end <= text.length() ? text.substring(at + 2, end) : "";
    long code = hex.matches("[0-9a-fA-F]+") ? Long.parseLong(hex, 16) : -1;
    if (code < 0 || code > Character.MAX_CODE_POINT) {
      throw lexer.problem(at, end, "not a code point of " + digits + " hexadecimal digits");
    }
    value.appendCodePoint((int) code);
    return end;
  }

  /** An interpolation or directive; returns the offset behind its closing brace. */
  private int sequence(int at, Pieces pieces) throws UnreadableException {
    boolean isDirective = text.charAt(at) == '%';
    boolean stripsBefore = text.startsWith("~", at + 2);
    boolean before = lexer.ignoreNewlines(true);
    lexer.moveTo(stripsBefore ? at + 3 : at + 2);
    if (stripsBefore) {
      pieces.stripEnd();
    }
    if (isDirective) {
      pieces.add(directive(at));
    } else {
      Expression value = expressions.parse();
      pieces.add(new Piece.Value(value, lexer.source().range(at, lexer.end())));
    }
    if (lexer.is(Token.CLOSE_SEQUENCE)) {
      pieces.stripNext();
    } else if (!lexer.is(Token.CLOSE_BRACE)) {
      throw lexer.unexpected("'}' at the end of what began with '" + text.charAt(at) + "{'");
    }
    lexer.ignoreNewlines(before);
    return lexer.end();
  }

  private Piece directive(int at) throws UnreadableException {
    String word = expressions.spelledName("of a directive");
    return switch (word) {
      case "if" -> {
        Expression condition = expressions.parse();
        yield new Piece.If(condition, lexer.source().range(at, lexer.end()));
      }
      case "for" -> {
        CollectionParser.Names names = collections.names();
        Expression collection = expressions.parse();
        yield new Piece.For(names, collection, lexer.source().range(at, lexer.end()));
      }
      case "else", "endif", "endfor" -> new Piece.Word(word, lexer.source().range(at, lexer.end()));
      default ->
          throw lexer.problem(
              at, at + 2, "%{" + word + "} is none of if, else, endif, for, endfor");
    };
  }

  /** At {@code <<}. */
  Expression heredoc() throws UnreadableException {
    int start = lexer.start();
    boolean isIndented = text.startsWith("-", lexer.end());
    int nameStart = isIndented ? lexer.end() + 1 : lexer.end();
    int nameEnd =
        nameStart < text.length() && Names.startsAt(text, nameStart)
            ? Names.end(text, nameStart, text.length())
            : nameStart;
    int first = text.startsWith("\r", nameEnd) ? nameEnd + 1 : nameEnd;
    if (nameEnd == nameStart || !text.startsWith("\n", first)) {
      throw lexer.problem(start, nameEnd, "'<<' is followed by a word and the end of the line");
    }
    Pieces pieces = new Pieces();
    int end = lines(first + 1, text.substring(nameStart, nameEnd), pieces, start);
    if (isIndented) {
      pieces.outdent();
    }
    lexer.moveTo(end);
    return tree(pieces, start);
  }

  /** Reads up to the line that consists of the marker; returns the offset behind the marker. */
  private int lines(int from, String marker, Pieces pieces, int start) throws UnreadableException {
    int at = from;
    boolean isLineStart = true;
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int lineEnd = newline < 0 ? text.length() : newline;
      if (isLineStart && newline >= 0 && text.substring(at, lineEnd).strip().equals(marker)) {
        return text.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
      }
      at = line(at, newline < 0 ? lineEnd : newline + 1, pieces);
      isLineStart = text.charAt(at - 1) == '\n';
      if (at < text.length() && opens(at)) {
        at = sequence(at, pieces);
        isLineStart = false;
      }
    }
    throw lexer.problem(start, start + 2, "no line says '" + marker + "', which ends this heredoc");
  }

  /** Text of a heredoc up to a sequence, or with the newline that ends the line. */
  private int line(int from, int end, Pieces pieces) {
    StringBuilder value = new StringBuilder();
    int at = from;
    while (at < end && !opens(at)) {
      value.append(text.charAt(at));
      if (opensEscaped(at)) {
        value.append('{');
        at += 3;
      } else {
        at++;
      }
    }
    if (at > from) {
      pieces.add(new Piece.Text(value.toString(), lexer.source().range(from, at)));
    }
    return at;
  }

  /** A text that is a template as a whole, as in JSON files. */
  Expression whole() throws UnreadableException {
    Pieces pieces = new Pieces();
    int at = 0;
    while (at < text.length()) {
      at = line(at, text.length(), pieces);
      if (at < text.length()) {
        at = sequence(at, pieces);
      }
    }
    return new PieceTree(pieces.all(), lexer).template(lexer.source().range(0, text.length()));
  }
}
