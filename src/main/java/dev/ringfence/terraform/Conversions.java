package dev.ringfence.terraform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Conversions Terraform makes by itself (language, types and values); of known, unmarked values.
 */
final class Conversions {
  private static final int LONGEST_NUMBER = 400;

  private Conversions() {}

  /** A text, number or truth value as text. */
  static Optional<String> text(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof Value.Numeral number) {
      return Optional.of(plain(number.value()));
    }
    return value instanceof Value.Bool bool
        ? Optional.of(String.valueOf(bool.value()))
        : Optional.empty();
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** A number, or a text that is one. */
  static Optional<BigDecimal> number(Value value) {
    if (value instanceof Value.Numeral number) {
      return Optional.of(number.value());
    }
    if (!(value instanceof Value.Text text)
        || text.value().length() > LONGEST_NUMBER
        || !text.value().matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text.value()));
  }

  /** A whole number that fits an int. */
  static Optional<Integer> whole(Value value) {
    return number(value)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .filter(number -> number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
        .map(BigDecimal::intValueExact);
  }

  /** A truth value, or the text of one. */
  static Optional<Boolean> bool(Value value) {
    if (value instanceof Value.Bool bool) {
      return Optional.of(bool.value());
    }
    if (value instanceof Value.Text text) {
      return switch (text.value()) {
        case "true", "1" -> Optional.of(true);
        case "false", "0" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  /** The items of a list, set or tuple; of an object that stands for none. */
  static Optional<List<Value>> items(Value value) {
    return value instanceof Value.Sequence sequence
        ? Optional.of(sequence.items())
        : Optional.empty();
  }

  /** As Terraform finds one type for the elements of a collection: texts win over the others. */
  static List<Value> unified(List<Value> items) {
    boolean hasText = items.stream().anyMatch(item -> Values.bare(item) instanceof Value.Text);
    boolean hasOther =
        items.stream()
            .map(Values::bare)
            .anyMatch(item -> item instanceof Value.Numeral || item instanceof Value.Bool);
    if (!hasText || !hasOther) {
      return items;
    }
    return items.stream().map(Conversions::asText).toList();
  }

  static Value asText(Value item) {
    return text(Values.bare(item))
        .map(text -> Values.marked(Values.text(text), item.isSensitive()))
        .orElse(item);
  }

  /** Whether known values are of one type, as far as that shows. */
  static boolean areAlike(Collection<Value> values) {
    return values.stream()
            .map(Values::bare)
            .filter(value -> !(value instanceof Value.Null || value instanceof Value.Unknown))
            .map(Values::typeName)
            .distinct()
            .count()
        < 2;
  }

  /**
   * A side of a conditional in the type both sides have in common: texts win over other scalars,
   * lists over tuples that differ in length, maps over objects that differ in their attributes.
   */
  static Value alongside(Value marked, Value otherMarked) {
    Value value = Values.bare(marked);
    Value other = Values.bare(otherMarked);
    Value made = marked;
    if (other instanceof Value.Text
        && (value instanceof Value.Numeral || value instanceof Value.Bool)) {
      made = asText(marked);
    } else if (value instanceof Value.Sequence one && other instanceof Value.Sequence two) {
      made = Values.marked(sequence(one, two), marked instanceof Value.Sensitive);
    } else if (value instanceof Value.Mapping one && other instanceof Value.Mapping two) {
      made = Values.marked(mapping(one, two), marked instanceof Value.Sensitive);
    }
    return made;
  }

  private static Value sequence(Value.Sequence one, Value.Sequence other) {
    boolean areTuples = one.order() == Value.Order.TUPLE && other.order() == Value.Order.TUPLE;
    if (one.order() != Value.Order.TUPLE
        || (areTuples && one.items().size() == other.items().size())) {
      return one;
    }
    return other.order() == Value.Order.SET ? set(one.items()) : Values.list(unified(one.items()));
  }

  private static Value mapping(Value.Mapping one, Value.Mapping other) {
    boolean isShared = one.members().keySet().equals(other.members().keySet());
    return one.isMap() || (!other.isMap() && isShared) ? one : map(one);
  }

  static Value set(List<Value> items) {
    return new Value.Sequence(
        Value.Order.SET, new ArrayList<>(new LinkedHashSet<>(sorted(unified(items)))));
  }

  /** Sets of texts are walked in the order of the texts. */
  private static List<Value> sorted(List<Value> items) {
    if (!items.stream().allMatch(item -> item instanceof Value.Text)) {
      return items;
    }
    return items.stream()
        .sorted(java.util.Comparator.comparing(item -> ((Value.Text) item).value()))
        .toList();
  }

  static Value map(Value.Mapping mapping) {
    List<String> keys = new ArrayList<>(mapping.members().keySet());
    List<Value> values = unified(new ArrayList<>(mapping.members().values()));
    TreeMap<String, Value> members = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      members.put(keys.get(i), values.get(i));
    }
    return Values.map(members);
  }
}
