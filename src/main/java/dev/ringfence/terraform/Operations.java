package dev.ringfence.terraform;

import dev.ringfence.hcl.Operator;
import dev.ringfence.hcl.SourceRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Operators over three-valued operands: what is known decides where it suffices. */
final class Operations {
  private static final MathContext PRECISION = new MathContext(150);
  private static final int MOST_DIGITS = 2000;

  private Operations() {}

  static Value unary(Operator operator, Value marked, SourceRange where) {
    Value operand = Values.bare(marked);
    if (!operand.isWhollyKnown()) {
      return Values.marked(Values.because(List.of(operand), where), marked.isSensitive());
    }
    Optional<Value> result =
        operator == Operator.NOT
            ? Conversions.bool(operand).map(bool -> Values.bool(!bool))
            : Conversions.number(operand).map(number -> new Value.Numeral(number.negate()));
    return Values.marked(result.orElse(mismatch(operator, where, operand)), marked.isSensitive());
  }

  static Value binary(Operator operator, Value left, Value right, SourceRange where) {
    Value result = plain(operator, Values.bare(left), Values.bare(right), where);
    return Values.marked(result, left.isSensitive() || right.isSensitive());
  }

  private static Value plain(Operator operator, Value left, Value right, SourceRange where) {
    return switch (operator) {
      case AND, OR -> logic(operator, left, right, where);
      case EQUAL -> equal(left, right, where);
      case NOT_EQUAL -> unary(Operator.NOT, equal(left, right, where), where);
      default -> arithmetic(operator, left, right, where);
    };
  }

  private static Value logic(Operator operator, Value left, Value right, SourceRange where) {
    boolean decisive = operator == Operator.OR;
    for (Value operand : List.of(left, right)) {
      if (operand.isWhollyKnown() && Conversions.bool(operand).isEmpty()) {
        return mismatch(operator, where, operand);
      }
    }
    for (Value operand : List.of(left, right)) {
      if (operand.isWhollyKnown() && Conversions.bool(operand).orElseThrow() == decisive) {
        return Values.bool(decisive);
      }
    }
    return left.isWhollyKnown() && right.isWhollyKnown()
        ? Values.bool(!decisive)
        : Values.because(List.of(left, right), where);
  }

  private static Value arithmetic(Operator operator, Value left, Value right, SourceRange where) {
    if (!left.isWhollyKnown() || !right.isWhollyKnown()) {
      return Values.because(List.of(left, right), where);
    }
    Optional<BigDecimal> a = Conversions.number(left);
    Optional<BigDecimal> b = Conversions.number(right);
    if (a.isEmpty() || b.isEmpty()) {
      return mismatch(operator, where, a.isEmpty() ? left : right);
    }
    boolean divides = operator == Operator.DIVIDE || operator == Operator.MODULO;
    if (divides && b.get().signum() == 0) {
      return Values.fault("a division by zero", where);
    }
    Value result = computed(operator, a.get(), b.get());
    return result instanceof Value.Numeral n && n.value().precision() > MOST_DIGITS
        ? Values.unknown("a number of more than " + MOST_DIGITS + " digits", where)
        : result;
  }

  private static Value computed(Operator operator, BigDecimal a, BigDecimal b) {
    return switch (operator) {
      case ADD -> new Value.Numeral(a.add(b));
      case SUBTRACT -> new Value.Numeral(a.subtract(b));
      case MULTIPLY -> new Value.Numeral(a.multiply(b));
      case DIVIDE -> new Value.Numeral(a.divide(b, PRECISION));
      case MODULO -> new Value.Numeral(a.remainder(b));
      case GREATER -> Values.bool(a.compareTo(b) > 0);
      case GREATER_OR_EQUAL -> Values.bool(a.compareTo(b) >= 0);
      case LESS -> Values.bool(a.compareTo(b) < 0);
      case LESS_OR_EQUAL -> Values.bool(a.compareTo(b) <= 0);
      case OR, AND, EQUAL, NOT_EQUAL, NOT, NEGATE ->
          throw new IllegalArgumentException("no arithmetic: " + operator);
    };
  }

  private static Value mismatch(Operator operator, SourceRange where, Value operand) {
    return Values.fault(
        "'" + operator.symbol() + "' does not take a value of type " + Values.typeName(operand),
        where);
  }

  /**
   * Whether two values are the same. Values of different types are not; two unknown ones are if
   * both are the same attribute of the same resource.
   */
  static Value equal(Value left, Value right, SourceRange where) {
    if (left instanceof Value.Unknown a
        && right instanceof Value.Unknown b
        && a.reference().isPresent()
        && a.reference().equals(b.reference())) {
      return Values.TRUE;
    }
    if (!left.isWhollyKnown() || !right.isWhollyKnown()) {
      return Values.because(List.of(left, right), where);
    }
    if (left.weight() > Values.MOST_PARTS || right.weight() > Values.MOST_PARTS) {
      return Values.unknown("a comparison of more than " + Values.MOST_PARTS + " parts", where);
    }
    boolean areSame = same(Values.unmarked(left), Values.unmarked(right));
    // A list is no tuple and a list of numbers none of texts, and which of them a value is may
    // depend on what is not known: the other side of a conditional, the elements of none.
    return areSame && left instanceof Value.Collected
        ? Values.unknown("whether two collections have one type is not told", where)
        : Values.bool(areSame);
  }

  /** Of wholly known values without marks, whatever type of collection they are. */
  static boolean same(Value left, Value right) {
    if (left instanceof Value.Numeral a && right instanceof Value.Numeral b) {
      return a.value().compareTo(b.value()) == 0;
    }
    if (left instanceof Value.Sequence a && right instanceof Value.Sequence b) {
      return sameItems(a, b);
    }
    if (left instanceof Value.Mapping a && right instanceof Value.Mapping b) {
      return a.members().keySet().equals(b.members().keySet())
          && sameItems(
              new ArrayList<>(a.members().values()), new ArrayList<>(b.members().values()));
    }
    return left.equals(right);
  }

  private static boolean sameItems(Value.Sequence a, Value.Sequence b) {
    if (a.order() != Value.Order.SET || b.order() != Value.Order.SET) {
      return sameItems(a.items(), b.items());
    }
    return a.items().size() == b.items().size()
        && a.items().stream().allMatch(i -> b.items().stream().anyMatch(j -> same(i, j)));
  }

  private static boolean sameItems(List<Value> a, List<Value> b) {
    if (a.size() != b.size()) {
      return false;
    }
    Iterator<Value> other = b.iterator();
    return a.stream().allMatch(item -> same(item, other.next()));
  }
}
