package dev.ringfence.hcl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a value is computed (HCL native syntax specification, expressions). */
public sealed interface Expression {
  SourceRange range();

  /** The expressions it is directly made of, in the order of the text. */
  List<Expression> children();

  /** A number as written, exact. */
  record NumberLiteral(BigDecimal value, SourceRange range) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** {@code true} or {@code false}. */
  record BooleanLiteral(boolean value, SourceRange range) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** {@code null}. */
  record NullLiteral(SourceRange range) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** Text of a template between its sequences, escapes and indentation resolved. */
  record TextLiteral(String value, SourceRange range) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /**
   * A quoted text, heredoc or text of a JSON file. A single part that is not text stands for its
   * own value, of whatever type; all others are joined to a text.
   */
  record Template(List<Expression> parts, SourceRange range) implements Expression {
    public Template {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Expression> children() {
      return parts;
    }
  }

  /** {@code %{if …}…%{else}…%{endif}}; the second part is empty where there is no else. */
  record TemplateCondition(
      Expression condition, Template whenTrue, Template whenFalse, SourceRange range)
      implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(condition, whenTrue, whenFalse);
    }
  }

  /** {@code %{for k, v in …}…%{endfor}}. */
  record TemplateRepetition(
      Optional<String> keyName,
      String valueName,
      Expression collection,
      Template body,
      SourceRange range)
      implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(collection, body);
    }
  }

  /** The name at the beginning of a reference, {@code var} in {@code var.region}. */
  record Variable(String name, SourceRange range) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** {@code of.name}. */
  record Member(Expression of, String name, SourceRange range) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(of);
    }
  }

  /** {@code of[key]}; also {@code of.0}. */
  record Index(Expression of, Expression key, SourceRange range) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(of, key);
    }
  }

  /**
   * {@code of.*.a} or {@code of[*].a[0]}: the same steps for every element.
   *
   * @param each what is done with an element, which is a {@link SplatElement} inside
   */
  record Splat(Expression of, Expression each, SourceRange range) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(of, each);
    }
  }

  /** The element a splat is at; of nested splats, the innermost. */
  record SplatElement(SourceRange range) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /**
   * A function's value.
   *
   * @param name with its namespace, {@code provider::aws::arn_parse}
   * @param expandsLast whether the last argument is a list of arguments ({@code ...})
   */
  record Call(String name, List<Expression> arguments, boolean expandsLast, SourceRange range)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> children() {
      return arguments;
    }
  }

  /** {@code -a} or {@code !a}. */
  record Unary(Operator operator, Expression operand, SourceRange range) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(operand);
    }
  }

  /** {@code a + b}. */
  record Binary(Operator operator, Expression left, Expression right, SourceRange range)
      implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(left, right);
    }
  }

  /** {@code condition ? whenTrue : whenFalse}. */
  record Conditional(
      Expression condition, Expression whenTrue, Expression whenFalse, SourceRange range)
      implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(condition, whenTrue, whenFalse);
    }
  }

  /** Parentheses change nothing but the meaning of an object's key. */
  record Parentheses(Expression inner, SourceRange range) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(inner);
    }
  }

  /** {@code [a, b]}. */
  record TupleConstructor(List<Expression> items, SourceRange range) implements Expression {
    public TupleConstructor {
      items = List.copyOf(items);
    }

    @Override
    public List<Expression> children() {
      return items;
    }
  }

  /** {@code {a = 1, (b) = 2}}. */
  record ObjectConstructor(List<Item> items, SourceRange range) implements Expression {
    public ObjectConstructor {
      items = List.copyOf(items);
    }

    @Override
    public List<Expression> children() {
      return items.stream().flatMap(item -> Stream.of(item.key(), item.value())).toList();
    }
  }

  /** One member of an object; a bare word as key is a {@link TextLiteral}. */
  record Item(Expression key, Expression value) {}

  /**
   * {@code [for k, v in collection : value if condition]} or, with a key, {@code {for … : key =>
   * value... if …}}.
   *
   * @param key present where an object is made
   * @param groups whether values of the same key are gathered in a list ({@code ...})
   */
  record For(
      Optional<String> keyName,
      String valueName,
      Expression collection,
      Optional<Expression> key,
      Expression value,
      boolean groups,
      Optional<Expression> condition,
      SourceRange range)
      implements Expression {
    @Override
    public List<Expression> children() {
      return Stream.of(Optional.of(collection), key, Optional.of(value), condition)
          .flatMap(Optional::stream)
          .toList();
    }
  }
}
