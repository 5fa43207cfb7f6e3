package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes values, and looks at them without their marks. */
public final class Values {
  /** The absence of a value. */
  public static final Value NULL = new Value.Null();

  /** A collection or text beyond this many parts is not made: its value is unknown. */
  static final int MOST_PARTS = 200_000;

  static final Value TRUE = new Value.Bool(true);
  static final Value FALSE = new Value.Bool(false);

  private Values() {}

  /** A text. */
  public static Value text(String value) {
    return new Value.Text(value);
  }

  /** A whole number. */
  public static Value number(long value) {
    return new Value.Numeral(BigDecimal.valueOf(value));
  }

  /** A truth value. */
  public static Value bool(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** A list whose elements may be of several types. */
  public static Value tuple(List<Value> items) {
    return new Value.Sequence(Value.Order.TUPLE, items);
  }

  static Value list(List<Value> items) {
    return new Value.Sequence(Value.Order.LIST, items);
  }

  /** An object. */
  public static Value object(Map<String, Value> members) {
    return new Value.Mapping(false, members);
  }

  static Value map(Map<String, Value> members) {
    return new Value.Mapping(true, members);
  }

  /** Unknown through no fault of the configuration. */
  public static Value.Unknown unknown(String reason, SourceRange where) {
    return new Value.Unknown(reason, where, Optional.empty(), false);
  }

  /** Unknown, but for whose it is. */
  public static Value.Unknown unknown(String reason, SourceRange where, Reference reference) {
    return new Value.Unknown(reason, where, Optional.of(reference), false);
  }

  /** Unknown because Terraform itself would refuse the configuration. */
  static Value.Unknown fault(String reason, SourceRange where) {
    return new Value.Unknown(reason, where, Optional.empty(), true);
  }

  /** The value without a mark around it; parts keep theirs. */
  public static Value bare(Value value) {
    return value instanceof Value.Sensitive sensitive ? bare(sensitive.inner()) : value;
  }

  /** The value without any marks; only for values whose weight is bounded. */
  static Value unmarked(Value value) {
    if (!value.isSensitive()) {
      return value;
    }
    Value bare = bare(value);
    if (bare instanceof Value.Sequence sequence) {
      return new Value.Sequence(
          sequence.order(), sequence.items().stream().map(Values::unmarked).toList());
    }
    if (bare instanceof Value.Mapping mapping) {
      TreeMap<String, Value> members = new TreeMap<>();
      mapping.members().forEach((key, member) -> members.put(key, unmarked(member)));
      return new Value.Mapping(mapping.isMap(), members);
    }
    return bare;
  }

  static Value marked(Value value, boolean isSensitive) {
    return isSensitive && !(value instanceof Value.Sensitive) ? new Value.Sensitive(value) : value;
  }

  /** The first unknown value in it. */
  public static Optional<Value.Unknown> firstUnknown(Value value) {
    Value bare = bare(value);
    if (bare.isWhollyKnown()) {
      return Optional.empty();
    }
    if (bare instanceof Value.Unknown unknown) {
      return Optional.of(unknown);
    }
    if (bare instanceof Value.Sequence sequence) {
      return firstUnknown(sequence.items());
    }
    return bare instanceof Value.Mapping mapping
        ? firstUnknown(mapping.members().values())
        : Optional.empty();
  }

  private static Optional<Value.Unknown> firstUnknown(Iterable<Value> values) {
    for (Value value : values) {
      // Only one of the parts is entered: whoever is not wholly known has an unknown, or is an
      // entity.
      if (!value.isWhollyKnown()) {
        Optional<Value.Unknown> found = firstUnknown(value);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** What makes a computation over these values unknown. */
  static Value.Unknown because(List<Value> values, SourceRange where) {
    for (Value value : values) {
      if (value.isFaulty()) {
        return fault(faultReason(value), where);
      }
    }
    return values.stream()
        .flatMap(value -> firstUnknown(value).stream())
        .findFirst()
        .map(unknown -> unknown(unknown.reason(), unknown.where()))
        .orElse(unknown("known only when applied", where));
  }

  private static String faultReason(Value value) {
    return firstUnknown(value).map(Value.Unknown::reason).orElse("the expression is in error");
  }

  /** How the type of a value is called. */
  static String typeName(Value value) {
    Value bare = bare(value);
    if (bare instanceof Value.Sequence sequence) {
      return sequence.order().name().toLowerCase(java.util.Locale.ROOT);
    }
    if (bare instanceof Value.Mapping mapping) {
      return mapping.isMap() ? "map" : "object";
    }
    if (bare instanceof Value.Text) {
      return "string";
    }
    if (bare instanceof Value.Numeral) {
      return "number";
    }
    if (bare instanceof Value.Bool) {
      return "bool";
    }
    return bare instanceof Value.Null ? "null" : "object";
  }
}
