package dev.ringfence.hcl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Blocks and attributes. */
final class BodyParser {
  private final Lexer lexer;
  private final Nesting nesting;
  private final ExpressionParser expressions;

  BodyParser(Lexer lexer, Nesting nesting) {
    this.lexer = lexer;
    this.nesting = nesting;
    expressions = new ExpressionParser(lexer, nesting);
  }

  /** The whole text as an expression, from its first token. */
  Expression wholeExpression() throws UnreadableException {
    Expression expression = checked();
    if (!lexer.is(Token.END)) {
      throw lexer.unexpected("nothing behind the expression");
    }
    return expression;
  }

  /** The whole text as a template. */
  Expression wholeTemplate() throws UnreadableException {
    Expression template = expressions.templates().whole();
    nesting.check(template, lexer, 0);
    return template;
  }

  /** One attribute or block with the end of its line. */
  void item(List<Attribute> attributes, List<Block> blocks, Set<String> names)
      throws UnreadableException {
    if (!lexer.is(Token.NAME)) {
      throw lexer.unexpected("an argument or block");
    }
    if (lexer.following() == Token.ASSIGN) {
      attributes.add(attribute(names));
    } else {
      blocks.add(block());
    }
    if (!lexer.is(Token.END) && !lexer.accept(Token.NEWLINE)) {
      throw lexer.unexpected("the end of the line");
    }
  }

  private Attribute attribute(Set<String> names) throws UnreadableException {
    int start = lexer.start();
    String name = lexer.spelling();
    if (!names.add(name)) {
      throw lexer.problem(start, lexer.end(), "'" + name + "' is there twice");
    }
    lexer.advance();
    lexer.advance();
    Expression value = checked();
    return new Attribute(name, value, lexer.source().range(start, lexer.previousEnd()));
  }

  private Expression checked() throws UnreadableException {
    int start = lexer.start();
    Expression value = expressions.parse();
    nesting.check(value, lexer, start);
    return value;
  }

  private Block block() throws UnreadableException {
    int start = lexer.start();
    nesting.enter(lexer);
    String type = lexer.spelling();
    lexer.advance();
    List<String> labels = new ArrayList<>();
    while (!lexer.is(Token.OPEN_BRACE)) {
      labels.add(label());
    }
    SourceRange header = lexer.source().range(start, lexer.previousEnd());
    Body body = body(header);
    nesting.leave();
    return new Block(type, labels, body, header);
  }

  private String label() throws UnreadableException {
    if (lexer.is(Token.NAME)) {
      return expressions.spelledName("as a label");
    }
    if (!lexer.is(Token.QUOTE)) {
      throw lexer.unexpected("'{' or a label");
    }
    int start = lexer.start();
    Expression.Template label = (Expression.Template) expressions.templates().quoted();
    if (label.parts().isEmpty()) {
      return "";
    }
    if (label.parts().size() == 1 && label.parts().get(0) instanceof Expression.TextLiteral text) {
      return text.value();
    }
    throw lexer.problem(start, lexer.previousEnd(), "a label is a plain text");
  }

  /** From the opening brace to the token behind the closing one. */
  private Body body(SourceRange header) throws UnreadableException {
    int start = lexer.start();
    lexer.advance();
    List<Attribute> attributes = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    if (lexer.accept(Token.NEWLINE)) {
      Set<String> names = new HashSet<>();
      while (!lexer.is(Token.CLOSE_BRACE)) {
        if (lexer.is(Token.END)) {
          throw new UnreadableException(new SyntaxProblem(header, "no '}' ends this block"));
        }
        if (!lexer.accept(Token.NEWLINE)) {
          item(attributes, blocks, names);
        }
      }
    } else if (lexer.is(Token.NAME)) {
      if (lexer.following() != Token.ASSIGN) {
        throw lexer.unexpected("one argument, or a new line before each argument and block");
      }
      attributes.add(attribute(new HashSet<>()));
    }
    lexer.expect(Token.CLOSE_BRACE, "at the end of a block");
    return new Body(attributes, blocks, lexer.source().range(start, lexer.previousEnd()));
  }
}
