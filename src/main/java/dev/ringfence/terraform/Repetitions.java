package dev.ringfence.terraform;

import dev.ringfence.hcl.Expression;
import dev.ringfence.hcl.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** For expressions, and for directives in templates. */
final class Repetitions {
  private final Evaluator evaluator;
  private final Budget budget;

  Repetitions(Evaluator evaluator, Budget budget) {
    this.evaluator = evaluator;
    this.budget = budget;
  }

  /** An element with the key it has, or its number. */
  record Element(Value key, Value value) {}

  /** What is repeated over, in order; empty if that cannot be told. */
  static Optional<List<Element>> elements(Value collection) {
    if (collection instanceof Value.Sequence sequence) {
      List<Element> elements = new ArrayList<>();
      for (Value item : sequence.items()) {
        boolean isSet = sequence.order() == Value.Order.SET;
        elements.add(new Element(isSet ? item : Values.number(elements.size()), item));
      }
      return Optional.of(elements);
    }
    return collection instanceof Value.Mapping mapping
        ? Optional.of(
            mapping.members().entrySet().stream()
                .map(entry -> new Element(Values.text(entry.getKey()), entry.getValue()))
                .toList())
        : Optional.empty();
  }

  private Value untold(Value collection, SourceRange where) {
    return collection.isWhollyKnown()
        ? Values.fault("nothing to repeat over in " + Values.typeName(collection), where)
        : Values.because(List.of(collection), where);
  }

  private static Scope inside(
      Scope scope, Optional<String> keyName, String valueName, Element element) {
    Scope inside = scope.with(valueName, element.value());
    return keyName.map(name -> inside.with(name, element.key())).orElse(inside);
  }

  Value template(Expression.TemplateRepetition repetition, Scope scope) {
    Value marked = evaluator.value(repetition.collection(), scope);
    Value collection = Values.bare(marked);
    Optional<List<Element>> elements = elements(collection);
    if (elements.isEmpty()) {
      return untold(collection, repetition.range());
    }
    List<Value> texts = new ArrayList<>();
    for (Element element : elements.get()) {
      texts.add(
          evaluator.value(
              repetition.body(),
              inside(scope, repetition.keyName(), repetition.valueName(), element)));
    }
    return Values.marked(
        Evaluator.joined(texts, repetition.range()), marked instanceof Value.Sensitive);
  }

  Value collection(Expression.For repetition, Scope scope) {
    Value marked = evaluator.value(repetition.collection(), scope);
    Value collection = Values.bare(marked);
    Optional<List<Element>> elements = elements(collection);
    if (elements.isEmpty()) {
      return untold(collection, repetition.range());
    }
    budget.spend(elements.get().size());
    Value made =
        repetition.key().isPresent()
            ? object(repetition, repetition.key().get(), elements.get(), scope)
            : tuple(repetition, elements.get(), scope);
    return Values.marked(made, marked instanceof Value.Sensitive);
  }

  private Value tuple(Expression.For repetition, List<Element> elements, Scope scope) {
    List<Value> items = new ArrayList<>();
    for (Element element : elements) {
      Scope inside = inside(scope, repetition.keyName(), repetition.valueName(), element);
      Value isIn = isIn(repetition, inside);
      if (isIn instanceof Value.Unknown) {
        return isIn;
      }
      if (isIn == Values.TRUE) {
        items.add(evaluator.value(repetition.value(), inside));
      }
    }
    return Values.tuple(items);
  }

  /** {@link Values#TRUE}, {@link Values#FALSE} or unknown. */
  private Value isIn(Expression.For repetition, Scope inside) {
    if (repetition.condition().isEmpty()) {
      return Values.TRUE;
    }
    Expression condition = repetition.condition().get();
    Value value = Values.bare(evaluator.value(condition, inside));
    if (!value.isWhollyKnown()) {
      return Values.because(List.of(value), condition.range());
    }
    return Conversions.bool(value)
        .map(Values::bool)
        .orElse(Values.fault("a condition of type " + Values.typeName(value), condition.range()));
  }

  private Value object(
      Expression.For repetition, Expression keyOf, List<Element> elements, Scope scope) {
    Map<String, List<Value>> gathered = new TreeMap<>();
    boolean isSensitive = false;
    for (Element element : elements) {
      Scope inside = inside(scope, repetition.keyName(), repetition.valueName(), element);
      Value isIn = isIn(repetition, inside);
      if (isIn instanceof Value.Unknown) {
        return isIn;
      }
      if (isIn == Values.TRUE) {
        Value markedKey = evaluator.value(keyOf, inside);
        isSensitive |= markedKey.isSensitive();
        Value key = Values.bare(markedKey);
        Optional<String> name = Conversions.text(key);
        if (name.isEmpty()) {
          return untold(key, keyOf.range());
        }
        Value value = evaluator.value(repetition.value(), inside);
        gathered.computeIfAbsent(name.get(), k -> new ArrayList<>()).add(value);
      }
    }
    return Values.marked(members(repetition, gathered), isSensitive);
  }

  private static Value members(Expression.For repetition, Map<String, List<Value>> gathered) {
    Map<String, Value> members = new TreeMap<>();
    for (Map.Entry<String, List<Value>> entry : gathered.entrySet()) {
      if (!repetition.groups() && entry.getValue().size() > 1) {
        // Which one is not said: it may be sensitive.
        return Values.fault("a key comes up twice", repetition.range());
      }
      members.put(
          entry.getKey(),
          repetition.groups() ? Values.tuple(entry.getValue()) : entry.getValue().get(0));
    }
    return Values.object(members);
  }
}
