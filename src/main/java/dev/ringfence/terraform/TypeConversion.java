package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes values of a declared type; what cannot be converted is unknown. */
final class TypeConversion {
  private static final Scope NOTHING =
      (name, where) -> Values.fault("defaults refer to nothing", where);

  private final Evaluator evaluator;

  TypeConversion(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value to(TypeConstraint type, Value marked, SourceRange where) {
    Value value = Values.bare(marked);
    boolean isLeft =
        value instanceof Value.Unknown
            || value instanceof Value.Null
            || value instanceof Value.Entity
            || type instanceof TypeConstraint.Anything;
    return isLeft
        ? marked
        : Values.marked(converted(type, value, where), marked instanceof Value.Sensitive);
  }

  private Value converted(TypeConstraint type, Value value, SourceRange where) {
    if (type instanceof TypeConstraint.Texts) {
      return or(Conversions.text(value).map(Values::text), "string", value, where);
    } else if (type instanceof TypeConstraint.Numbers) {
      return or(Conversions.number(value).map(Value.Numeral::new), "number", value, where);
    } else if (type instanceof TypeConstraint.Bools) {
      return or(Conversions.bool(value).map(Values::bool), "bool", value, where);
    } else if (type instanceof TypeConstraint.Elements elements) {
      return elements(elements, value, where);
    } else if (type instanceof TypeConstraint.Maps maps) {
      return map(maps, value, where);
    } else if (type instanceof TypeConstraint.Tuples tuples) {
      return tuple(tuples, value, where);
    }
    return type instanceof TypeConstraint.Objects objects ? object(objects, value, where) : value;
  }

  private static Value or(
      Optional<? extends Value> made, String expected, Value value, SourceRange where) {
    return made.isPresent() ? made.get() : mismatch(expected, value, where);
  }

  private static Value mismatch(String expected, Value value, SourceRange where) {
    return Values.fault("declared as " + expected + ", given " + Values.typeName(value), where);
  }

  private Value elements(TypeConstraint.Elements type, Value value, SourceRange where) {
    Optional<List<Value>> items = Conversions.items(value);
    if (items.isEmpty()) {
      return mismatch(Values.typeName(Values.list(List.of())), value, where);
    }
    List<Value> made =
        Conversions.unified(
            items.get().stream().map(item -> to(type.element(), item, where)).toList());
    if (type.order() == Value.Order.LIST) {
      return Values.list(made);
    }
    boolean isTold =
        made.size() < 2
            || made.stream().allMatch(i -> i.isWhollyKnown() || Arguments.isIdentity(i));
    return isTold ? Conversions.set(made) : Values.because(made, where);
  }

  private Value map(TypeConstraint.Maps type, Value value, SourceRange where) {
    if (!(value instanceof Value.Mapping mapping)) {
      return mismatch("map", value, where);
    }
    Map<String, Value> members = new TreeMap<>();
    mapping.members().forEach((key, member) -> members.put(key, to(type.element(), member, where)));
    return Conversions.map(new Value.Mapping(true, members));
  }

  private Value tuple(TypeConstraint.Tuples type, Value value, SourceRange where) {
    Optional<List<Value>> items = Conversions.items(value);
    if (items.isEmpty() || items.get().size() != type.elements().size()) {
      return mismatch("tuple of " + type.elements().size(), value, where);
    }
    List<Value> made = new ArrayList<>();
    for (int i = 0; i < type.elements().size(); i++) {
      made.add(to(type.elements().get(i), items.get().get(i), where));
    }
    return Values.tuple(made);
  }

  /** Attributes beyond the declared ones are dropped, optional ones that are missing filled in. */
  private Value object(TypeConstraint.Objects type, Value value, SourceRange where) {
    if (!(value instanceof Value.Mapping mapping)) {
      return mismatch("object", value, where);
    }
    Map<String, Value> members = new TreeMap<>();
    for (Map.Entry<String, TypeConstraint.Field> entry : type.fields().entrySet()) {
      Value given = mapping.members().get(entry.getKey());
      if (given == null && !entry.getValue().isOptional()) {
        return Values.fault("an attribute '" + entry.getKey() + "' is required", where);
      }
      members.put(entry.getKey(), field(entry.getValue(), given, where));
    }
    return Values.object(members);
  }

  private Value field(
      TypeConstraint.Field field,
      @org.jspecify.annotations.Nullable Value given,
      SourceRange where) {
    boolean isMissing = given == null || Values.bare(given) instanceof Value.Null;
    if (isMissing && field.whenMissing().isPresent()) {
      return to(field.type(), evaluator.value(field.whenMissing().get(), NOTHING), where);
    }
    return given == null ? Values.NULL : to(field.type(), given, where);
  }
}
