package dev.ringfence.terraform;

import dev.ringfence.hcl.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The type a variable is declared with (Terraform language, type constraints). */
sealed interface TypeConstraint {
  /** {@code any}, or a type that is not understood: values stay as they are. */
  record Anything() implements TypeConstraint {}

  /** {@code string}. */
  record Texts() implements TypeConstraint {}

  /** {@code number}. */
  record Numbers() implements TypeConstraint {}

  /** {@code bool}. */
  record Bools() implements TypeConstraint {}

  /** {@code list(…)} or {@code set(…)}. */
  record Elements(Value.Order order, TypeConstraint element) implements TypeConstraint {}

  /** {@code map(…)}. */
  record Maps(TypeConstraint element) implements TypeConstraint {}

  /** {@code tuple([…])}. */
  record Tuples(List<TypeConstraint> elements) implements TypeConstraint {}

  /** {@code object({…})}. */
  record Objects(Map<String, Field> fields) implements TypeConstraint {}

  /** An attribute of an object; with {@code optional(…)} it may be missing. */
  record Field(TypeConstraint type, boolean isOptional, Optional<Expression> whenMissing) {}

  /** Reads the expression of a variable's {@code type}. */
  static TypeConstraint of(Expression type) {
    if (type instanceof Expression.Variable variable) {
      return named(variable.name());
    }
    if (type instanceof Expression.Template template && template.parts().size() == 1) {
      // The quoted form of old, "list" and "map" included.
      return template.parts().get(0) instanceof Expression.TextLiteral text
          ? named(text.value())
          : new Anything();
    }
    return type instanceof Expression.Call call && call.arguments().size() == 1
        ? composed(call.name(), call.arguments().get(0))
        : new Anything();
  }

  private static TypeConstraint named(String name) {
    return switch (name) {
      case "string" -> new Texts();
      case "number" -> new Numbers();
      case "bool" -> new Bools();
      case "list" -> new Elements(Value.Order.LIST, new Anything());
      case "set" -> new Elements(Value.Order.SET, new Anything());
      case "map" -> new Maps(new Anything());
      default -> new Anything();
    };
  }

  private static TypeConstraint composed(String name, Expression of) {
    return switch (name) {
      case "list" -> new Elements(Value.Order.LIST, of(of));
      case "set" -> new Elements(Value.Order.SET, of(of));
      case "map" -> new Maps(of(of));
      case "tuple" ->
          of instanceof Expression.TupleConstructor tuple
              ? new Tuples(tuple.items().stream().map(TypeConstraint::of).toList())
              : new Anything();
      case "object" ->
          of instanceof Expression.ObjectConstructor object ? object(object) : new Anything();
      default -> new Anything();
    };
  }

  private static TypeConstraint object(Expression.ObjectConstructor object) {
    Map<String, Field> fields = new java.util.TreeMap<>();
    for (Expression.Item item : object.items()) {
      if (item.key() instanceof Expression.TextLiteral name) {
        fields.put(name.value(), field(item.value()));
      }
    }
    return new Objects(fields);
  }

  private static Field field(Expression type) {
    boolean isOptional =
        type instanceof Expression.Call call
            && call.name().equals("optional")
            && !call.arguments().isEmpty();
    if (!isOptional) {
      return new Field(of(type), false, Optional.empty());
    }
    List<Expression> arguments = ((Expression.Call) type).arguments();
    return new Field(
        of(arguments.get(0)),
        true,
        arguments.size() > 1 ? Optional.of(arguments.get(1)) : Optional.empty());
  }
}
