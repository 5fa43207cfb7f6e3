package dev.ringfence.hcl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions by recursive descent; operators by how strongly they bind. */
final class ExpressionParser {
  // Larger exponents are no numbers anyone means, and cost memory beyond measure once computed.
  private static final int MOST_DIGITS = 400;

  private final Lexer lexer;
  private final Nesting nesting;
  private final CollectionParser collections;
  private final TemplateParser templates;

  ExpressionParser(Lexer lexer, Nesting nesting) {
    this.lexer = lexer;
    this.nesting = nesting;
    collections = new CollectionParser(this, lexer);
    templates = new TemplateParser(this, lexer);
  }

  TemplateParser templates() {
    return templates;
  }

  /** One whole expression, from the current token. */
  Expression parse() throws UnreadableException {
    nesting.enter(lexer);
    int start = lexer.start();
    Expression first = binary(1);
    if (lexer.accept(Token.QUESTION)) {
      Expression whenTrue = parse();
      lexer.expect(Token.COLON, "between the two results of a condition");
      Expression whenFalse = parse();
      first = new Expression.Conditional(first, whenTrue, whenFalse, from(start));
    }
    nesting.leave();
    return first;
  }

  SourceRange from(int start) {
    nesting.count();
    return lexer.source().range(start, lexer.previousEnd());
  }

  private Expression binary(int weakest) throws UnreadableException {
    int start = lexer.start();
    Expression left = operand();
    Operator operator = operator();
    while (operator != null && operator.strength() >= weakest) {
      lexer.advance();
      Expression right = binary(operator.strength() + 1);
      left = new Expression.Binary(operator, left, right, from(start));
      operator = operator();
    }
    return left;
  }

  private @Nullable Operator operator() {
    return switch (lexer.token()) {
      case OR -> Operator.OR;
      case AND -> Operator.AND;
      case EQUAL -> Operator.EQUAL;
      case NOT_EQUAL -> Operator.NOT_EQUAL;
      case GREATER -> Operator.GREATER;
      case GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
      case LESS -> Operator.LESS;
      case LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      case PLUS -> Operator.ADD;
      case MINUS -> Operator.SUBTRACT;
      case STAR -> Operator.MULTIPLY;
      case SLASH -> Operator.DIVIDE;
      case PERCENT -> Operator.MODULO;
      default -> null;
    };
  }

  private Expression operand() throws UnreadableException {
    int start = lexer.start();
    if (!lexer.is(Token.MINUS) && !lexer.is(Token.NOT)) {
      return steps(term(), start);
    }
    Operator operator = lexer.is(Token.MINUS) ? Operator.NEGATE : Operator.NOT;
    nesting.enter(lexer);
    lexer.advance();
    Expression operand = operand();
    nesting.leave();
    return new Expression.Unary(operator, operand, from(start));
  }

  private Expression term() throws UnreadableException {
    return switch (lexer.token()) {
      case NUMBER -> number();
      case NAME -> name();
      case QUOTE -> templates.quoted();
      case HEREDOC -> templates.heredoc();
      case OPEN_PARENTHESIS -> parentheses();
      case OPEN_BRACKET -> collections.bracketed();
      case OPEN_BRACE -> collections.braced();
      default -> throw lexer.unexpected("an expression");
    };
  }

  private Expression number() throws UnreadableException {
    int start = lexer.start();
    String text = lexer.spelling();
    lexer.advance();
    BigDecimal value = decimal(text, start);
    return new Expression.NumberLiteral(value, from(start));
  }

  private BigDecimal decimal(String text, int start) throws UnreadableException {
    if (text.length() > MOST_DIGITS) {
      throw lexer.problem(start, start + text.length(), "a number of more than 400 digits");
    }
    try {
      BigDecimal value = new BigDecimal(text);
      if (Math.abs((long) value.scale()) <= MOST_DIGITS) {
        return value;
      }
      throw lexer.problem(start, start + text.length(), "a number of more than 400 digits");
    } catch (NumberFormatException notANumber) {
      throw lexer.problem(start, start + text.length(), "'" + text + "' is not a number");
    }
  }

  private Expression name() throws UnreadableException {
    int start = lexer.start();
    String name = lexer.spelling();
    lexer.advance();
    while (lexer.is(Token.DOUBLE_COLON)) {
      lexer.advance();
      name += "::" + spelledName("behind '::'");
      if (!lexer.is(Token.OPEN_PARENTHESIS) && !lexer.is(Token.DOUBLE_COLON)) {
        throw lexer.unexpected("'(' behind the name of a function");
      }
    }
    if (lexer.is(Token.OPEN_PARENTHESIS)) {
      return call(name, start);
    }
    return switch (name) {
      case "true", "false" -> new Expression.BooleanLiteral(name.equals("true"), from(start));
      case "null" -> new Expression.NullLiteral(from(start));
      default -> new Expression.Variable(name, from(start));
    };
  }

  String spelledName(String where) throws UnreadableException {
    if (!lexer.is(Token.NAME)) {
      throw lexer.unexpected("a name " + where);
    }
    String name = lexer.spelling();
    lexer.advance();
    return name;
  }

  private Expression call(String name, int start) throws UnreadableException {
    boolean before = lexer.ignoreNewlines(true);
    lexer.advance();
    List<Expression> arguments = new ArrayList<>();
    boolean expands = false;
    while (!lexer.is(Token.CLOSE_PARENTHESIS) && !expands) {
      arguments.add(parse());
      expands = lexer.accept(Token.ELLIPSIS);
      if (!lexer.is(Token.CLOSE_PARENTHESIS)) {
        lexer.expect(Token.COMMA, "or ')' behind an argument");
      }
    }
    lexer.ignoreNewlines(before);
    lexer.expect(Token.CLOSE_PARENTHESIS, "behind the last argument");
    return new Expression.Call(name, arguments, expands, from(start));
  }

  private Expression parentheses() throws UnreadableException {
    int start = lexer.start();
    boolean before = lexer.ignoreNewlines(true);
    lexer.advance();
    Expression inner = parse();
    lexer.ignoreNewlines(before);
    lexer.expect(Token.CLOSE_PARENTHESIS, "behind what stands in parentheses");
    return new Expression.Parentheses(inner, from(start));
  }

  private Expression steps(Expression first, int start) throws UnreadableException {
    Expression reached = first;
    while (true) {
      if (lexer.is(Token.DOT)) {
        lexer.advance();
        reached = dotted(reached, start);
      } else if (lexer.is(Token.OPEN_BRACKET)) {
        reached = bracketed(reached, start);
      } else {
        return reached;
      }
    }
  }

  private Expression dotted(Expression of, int start) throws UnreadableException {
    if (lexer.accept(Token.STAR)) {
      Expression each = new Expression.SplatElement(from(lexer.previousEnd()));
      while (lexer.is(Token.DOT)) {
        lexer.advance();
        each = attributeStep(each, start);
      }
      return new Expression.Splat(of, each, from(start));
    }
    return attributeStep(of, start);
  }

  /** A name, or the index {@code .0} of old; {@code .0.1} reaches us as the number 0.1. */
  private Expression attributeStep(Expression of, int start) throws UnreadableException {
    if (!lexer.is(Token.NUMBER)) {
      return new Expression.Member(of, spelledName("behind '.'"), from(start));
    }
    int at = lexer.start();
    String[] indexes = lexer.spelling().split("\\.", -1);
    lexer.advance();
    Expression reached = of;
    for (String index : indexes) {
      BigDecimal number = decimal(index, at);
      reached =
          new Expression.Index(
              reached, new Expression.NumberLiteral(number, from(at)), from(start));
    }
    return reached;
  }

  private Expression bracketed(Expression of, int start) throws UnreadableException {
    boolean before = lexer.ignoreNewlines(true);
    int bracket = lexer.start();
    lexer.advance();
    if (lexer.is(Token.STAR) && lexer.following() == Token.CLOSE_BRACKET) {
      lexer.advance();
      lexer.ignoreNewlines(before);
      lexer.advance();
      nesting.enter(lexer);
      Expression each = steps(new Expression.SplatElement(from(bracket)), start);
      nesting.leave();
      return new Expression.Splat(of, each, from(start));
    }
    Expression key = parse();
    lexer.ignoreNewlines(before);
    lexer.expect(Token.CLOSE_BRACKET, "behind an index");
    return new Expression.Index(of, key, from(start));
  }
}
