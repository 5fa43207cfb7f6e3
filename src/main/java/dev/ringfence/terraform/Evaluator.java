package dev.ringfence.terraform;

import dev.ringfence.evidence.Evidence.Redaction;
import dev.ringfence.hcl.Expression;
import dev.ringfence.hcl.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Computes expressions in a scope; never fails, what cannot be computed is unknown. */
final class Evaluator {
  private static final String ELEMENT = "*";

  private final Budget budget;
  private final Functions functions;
  private final Repetitions repetitions;

  Evaluator(Budget budget) {
    this.budget = budget;
    functions = new Functions();
    repetitions = new Repetitions(this, budget);
  }

  Value value(Expression expression, Scope scope) {
    if (!budget.enter()) {
      return Values.unknown(budget.refusal(), expression.range());
    }
    Value value = computed(expression, scope);
    budget.leave();
    return Budget.isExcessive(value)
        ? Values.unknown("a value of too many or too deeply nested parts", expression.range())
        : value;
  }

  private Value computed(Expression e, Scope scope) {
    if (e instanceof Expression.TextLiteral text) {
      return literal(text);
    } else if (e instanceof Expression.NumberLiteral number) {
      return new Value.Numeral(number.value());
    } else if (e instanceof Expression.BooleanLiteral bool) {
      return Values.bool(bool.value());
    } else if (e instanceof Expression.NullLiteral) {
      return Values.NULL;
    } else if (e instanceof Expression.Template template) {
      return template(template, scope);
    } else if (e instanceof Expression.TemplateCondition condition) {
      return conditional(
          condition.condition(),
          condition.whenTrue(),
          condition.whenFalse(),
          condition.range(),
          scope);
    } else if (e instanceof Expression.TemplateRepetition repetition) {
      return repetitions.template(repetition, scope);
    }
    return reached(e, scope);
  }

  /** What stands in the place of a secret is not what is said: nobody here knows the secret. */
  private static Value literal(Expression.TextLiteral text) {
    return Redaction.isIn(text.value())
        ? Values.marked(Values.unknown("a secret was taken out before sealing", text.range()), true)
        : Values.text(text.value());
  }

  private Value reached(Expression e, Scope scope) {
    if (e instanceof Expression.Variable variable) {
      return scope.root(variable.name(), variable.range());
    } else if (e instanceof Expression.Member member) {
      return Steps.member(value(member.of(), scope), member.name(), member.range());
    } else if (e instanceof Expression.Index index) {
      return Steps.index(value(index.of(), scope), value(index.key(), scope), index.range());
    } else if (e instanceof Expression.Splat splat) {
      return splat(splat, scope);
    } else if (e instanceof Expression.SplatElement element) {
      return scope.root(ELEMENT, element.range());
    }
    return operated(e, scope);
  }

  private Value operated(Expression e, Scope scope) {
    if (e instanceof Expression.Call call) {
      return call(call, scope);
    } else if (e instanceof Expression.Unary unary) {
      return Operations.unary(unary.operator(), value(unary.operand(), scope), unary.range());
    } else if (e instanceof Expression.Binary binary) {
      return Operations.binary(
          binary.operator(),
          value(binary.left(), scope),
          value(binary.right(), scope),
          binary.range());
    } else if (e instanceof Expression.Conditional c) {
      return conditional(c.condition(), c.whenTrue(), c.whenFalse(), c.range(), scope);
    } else if (e instanceof Expression.Parentheses parentheses) {
      return value(parentheses.inner(), scope);
    } else if (e instanceof Expression.TupleConstructor tuple) {
      return Values.tuple(tuple.items().stream().map(item -> value(item, scope)).toList());
    } else if (e instanceof Expression.ObjectConstructor object) {
      return object(object, scope);
    }
    return repetitions.collection((Expression.For) e, scope);
  }

  private Value template(Expression.Template template, Scope scope) {
    List<Expression> parts = template.parts();
    if (parts.size() == 1 && !isDirective(parts.get(0))) {
      return value(parts.get(0), scope);
    }
    return joined(parts.stream().map(part -> value(part, scope)).toList(), template.range());
  }

  private static boolean isDirective(Expression part) {
    return part instanceof Expression.TemplateCondition
        || part instanceof Expression.TemplateRepetition;
  }

  /** The parts of a template as one text. */
  static Value joined(List<Value> parts, SourceRange where) {
    boolean isSensitive = parts.stream().anyMatch(Value::isSensitive);
    StringBuilder text = new StringBuilder();
    for (Value marked : parts) {
      Value part = Values.bare(marked);
      if (!part.isWhollyKnown()) {
        return Values.marked(Values.because(parts, where), isSensitive);
      }
      Optional<String> piece = Conversions.text(part);
      if (piece.isEmpty()) {
        return Values.fault("a template does not take " + Values.typeName(part), where);
      }
      text.append(piece.get());
    }
    return Values.marked(Values.text(text.toString()), isSensitive);
  }

  /** With an unknown condition the result is known only if both sides agree. */
  private Value conditional(
      Expression condition,
      Expression whenTrue,
      Expression whenFalse,
      SourceRange where,
      Scope scope) {
    Value marked = value(condition, scope);
    Value decided = Values.bare(marked);
    if (decided.isWhollyKnown()) {
      return Conversions.bool(decided)
          .map(bool -> chosen(bool ? whenTrue : whenFalse, bool ? whenFalse : whenTrue, scope))
          .map(result -> Values.marked(result, marked.isSensitive()))
          .orElse(
              Values.fault("a condition of type " + Values.typeName(decided), condition.range()));
    }
    Value one = value(whenTrue, scope);
    Value other = value(whenFalse, scope);
    boolean agree = Operations.equal(Values.bare(one), Values.bare(other), where) == Values.TRUE;
    return agree && !decided.isFaulty()
        ? Values.marked(one, other.isSensitive())
        : Values.because(List.of(decided), where);
  }

  /** Both sides are of one type, so the other side decides of which. */
  private Value chosen(Expression chosen, Expression other, Scope scope) {
    Value value = value(chosen, scope);
    boolean isTyped =
        chosen instanceof Expression.TextLiteral || Values.bare(value) instanceof Value.Unknown;
    return isTyped ? value : Conversions.alongside(value, value(other, scope));
  }

  private Value splat(Expression.Splat splat, Scope scope) {
    Value marked = value(splat.of(), scope);
    Value of = Values.bare(marked);
    if (of instanceof Value.Unknown unknown) {
      Value.Unknown element = Steps.anyOf(unknown, splat.range());
      return value(splat.each(), scope.with(ELEMENT, element));
    }
    if (of instanceof Value.Null) {
      return Values.tuple(List.of());
    }
    List<Value> elements = Conversions.items(of).orElse(List.of(of));
    budget.spend(elements.size());
    List<Value> results =
        elements.stream().map(each -> value(splat.each(), scope.with(ELEMENT, each))).toList();
    boolean isList = of instanceof Value.Sequence sequence && sequence.order() != Value.Order.TUPLE;
    Value made = isList ? Values.list(results) : Values.tuple(results);
    return Values.marked(made, marked instanceof Value.Sensitive);
  }

  private Value object(Expression.ObjectConstructor object, Scope scope) {
    TreeMap<String, Value> members = new TreeMap<>();
    boolean isSensitive = false;
    for (Expression.Item item : object.items()) {
      Value markedKey = value(item.key(), scope);
      isSensitive |= markedKey.isSensitive();
      Value key = Values.bare(markedKey);
      Optional<String> name = Conversions.text(key);
      if (name.isEmpty()) {
        return key.isWhollyKnown()
            ? Values.fault("a key of type " + Values.typeName(key), item.key().range())
            : Values.because(List.of(key), item.key().range());
      }
      members.put(name.get(), value(item.value(), scope));
    }
    return Values.marked(Values.object(members), isSensitive);
  }

  private Value call(Expression.Call call, Scope scope) {
    List<Value> arguments = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      arguments.add(value(argument, scope));
    }
    if (call.expandsLast()) {
      Value last = Values.bare(arguments.remove(arguments.size() - 1));
      Optional<List<Value>> items = Conversions.items(last);
      if (items.isEmpty()) {
        return last.isWhollyKnown()
            ? Values.fault("'...' expands lists only", call.range())
            : Values.because(List.of(last), call.range());
      }
      arguments.addAll(items.get());
    }
    arguments.forEach(argument -> budget.spend(argument.weight() / 8));
    return functions.value(call.name(), arguments, call.range());
  }
}
