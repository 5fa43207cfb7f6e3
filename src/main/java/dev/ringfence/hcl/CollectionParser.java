package dev.ringfence.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tuples, objects and for expressions. */
final class CollectionParser {
  private final ExpressionParser expressions;
  private final Lexer lexer;

  CollectionParser(ExpressionParser expressions, Lexer lexer) {
    this.expressions = expressions;
    this.lexer = lexer;
  }

  /** At '['. */
  Expression bracketed() throws UnreadableException {
    int start = lexer.start();
    boolean before = lexer.ignoreNewlines(true);
    lexer.advance();
    if (lexer.spells("for")) {
      return repetition(start, before, Token.CLOSE_BRACKET);
    }
    List<Expression> items = new ArrayList<>();
    while (!lexer.is(Token.CLOSE_BRACKET)) {
      items.add(expressions.parse());
      if (!lexer.is(Token.CLOSE_BRACKET)) {
        lexer.expect(Token.COMMA, "or ']' behind an item");
      }
    }
    lexer.ignoreNewlines(before);
    lexer.advance();
    return new Expression.TupleConstructor(items, expressions.from(start));
  }

  /** At '{'. */
  Expression braced() throws UnreadableException {
    int start = lexer.start();
    // A for expression may begin on a later line, and nothing else is lost by looking there.
    boolean before = lexer.ignoreNewlines(true);
    lexer.advance();
    if (lexer.spells("for")) {
      return repetition(start, before, Token.CLOSE_BRACE);
    }
    lexer.ignoreNewlines(false);
    List<Expression.Item> items = new ArrayList<>();
    while (skipNewlines() && !lexer.is(Token.CLOSE_BRACE)) {
      items.add(item());
      if (!lexer.is(Token.CLOSE_BRACE) && !lexer.accept(Token.NEWLINE)) {
        lexer.expect(Token.COMMA, "or a new line behind a member");
      }
    }
    lexer.ignoreNewlines(before);
    lexer.advance();
    return new Expression.ObjectConstructor(items, expressions.from(start));
  }

  private boolean skipNewlines() throws UnreadableException {
    while (lexer.is(Token.NEWLINE)) {
      lexer.advance();
    }
    return true;
  }

  private Expression.Item item() throws UnreadableException {
    int start = lexer.start();
    String word = lexer.is(Token.NAME) ? lexer.spelling() : "";
    Expression key = expressions.parse();
    if (key instanceof Expression.Variable
        || key instanceof Expression.BooleanLiteral
        || key instanceof Expression.NullLiteral) {
      key = new Expression.TextLiteral(word, expressions.from(start));
    }
    if (!lexer.accept(Token.ASSIGN)) {
      lexer.expect(Token.COLON, "or '=' behind a key");
    }
    return new Expression.Item(key, expressions.parse());
  }

  private Expression repetition(int start, boolean before, Token close) throws UnreadableException {
    lexer.advance();
    Names names = names();
    Expression collection = expressions.parse();
    lexer.expect(Token.COLON, "behind the collection of a for expression");
    Expression first = expressions.parse();
    boolean isObject = close == Token.CLOSE_BRACE;
    if (isObject) {
      lexer.expect(Token.ARROW, "between key and value");
    } else if (lexer.is(Token.ARROW)) {
      throw lexer.unexpected("']': only objects have keys");
    }
    Expression value = isObject ? expressions.parse() : first;
    boolean groups = isObject && lexer.accept(Token.ELLIPSIS);
    Optional<Expression> condition = condition();
    lexer.ignoreNewlines(before);
    lexer.expect(close, "behind a for expression");
    return new Expression.For(
        names.key(),
        names.value(),
        collection,
        isObject ? Optional.of(first) : Optional.empty(),
        value,
        groups,
        condition,
        expressions.from(start));
  }

  private Optional<Expression> condition() throws UnreadableException {
    if (!lexer.spells("if")) {
      return Optional.empty();
    }
    lexer.advance();
    return Optional.of(expressions.parse());
  }

  /** The names a repetition gives to an element, and to its key if it wants it. */
  record Names(Optional<String> key, String value) {}

  /** Behind {@code for}, up to and with {@code in}. */
  Names names() throws UnreadableException {
    String first = expressions.spelledName("for the element");
    Optional<String> second = Optional.empty();
    if (lexer.accept(Token.COMMA)) {
      second = Optional.of(expressions.spelledName("for the value"));
    }
    if (!lexer.spells("in")) {
      throw lexer.unexpected("'in'");
    }
    lexer.advance();
    return second.isPresent()
        ? new Names(Optional.of(first), second.get())
        : new Names(Optional.empty(), first);
  }
}
