package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an expression comes to, in the types of Terraform's language (cty). A collection may hold
 * unknown values and is known itself.
 */
public sealed interface Value {
  /** Whether nothing in it is unknown. */
  boolean isWhollyKnown();

  /** Whether anything in it must not be shown. */
  boolean isSensitive();

  /** Whether anything in it could not be computed because the configuration is wrong. */
  boolean isFaulty();

  /** How many values it consists of, itself counted, and every 64 characters of text as one. */
  long weight();

  /** How deep it is nested, 1 for a value without parts. */
  int depth();

  /** {@code null}: no value, the provider's default applies. */
  record Null() implements Scalar {}

  /** A text. */
  record Text(String value) implements Scalar {
    @Override
    public long weight() {
      return 1L + value.length() / 64;
    }
  }

  /** A number, exact but for division. */
  record Numeral(BigDecimal value) implements Scalar {
    public Numeral {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
  }

  /** A truth value. */
  record Bool(boolean value) implements Scalar {}

  /** A value that has no parts. */
  sealed interface Scalar extends Value permits Null, Text, Numeral, Bool {
    @Override
    default boolean isWhollyKnown() {
      return true;
    }

    @Override
    default boolean isSensitive() {
      return false;
    }

    @Override
    default boolean isFaulty() {
      return false;
    }

    @Override
    default long weight() {
      return 1;
    }

    @Override
    default int depth() {
      return 1;
    }
  }

  /**
   * Not known, and why.
   *
   * @param where the expression that brings it in
   * @param reference what it is, if that is known
   * @param isFaulty whether the expression is in error and not only out of sight
   */
  record Unknown(String reason, SourceRange where, Optional<Reference> reference, boolean isFaulty)
      implements Value {
    @Override
    public boolean isWhollyKnown() {
      return false;
    }

    @Override
    public boolean isSensitive() {
      return false;
    }

    @Override
    public long weight() {
      return 1;
    }

    @Override
    public int depth() {
      return 1;
    }
  }

  /** What values of an ordered collection are to each other. */
  enum Order {
    LIST,
    SET,
    TUPLE
  }

  /** A list, set or tuple; a set has no element twice as far as elements are known. */
  record Sequence(Order order, List<Value> items, Content content) implements Collected {
    Sequence(Order order, List<Value> items) {
      this(order, List.copyOf(items), Content.of(items));
    }
  }

  /** A map or object, in the order of its keys. */
  record Mapping(boolean isMap, SortedMap<String, Value> members, Content content)
      implements Collected {
    Mapping(boolean isMap, Map<String, Value> members) {
      this(
          isMap,
          Collections.unmodifiableSortedMap(new TreeMap<>(members)),
          Content.of(members.values()));
    }
  }

  /** What holds of everything in a collection, found out once when it is made. */
  record Content(
      boolean isWhollyKnown, boolean isSensitive, boolean isFaulty, long weight, int depth) {
    static Content of(Collection<Value> values) {
      boolean known = true;
      boolean sensitive = false;
      boolean faulty = false;
      long weight = 1;
      int depth = 0;
      for (Value value : values) {
        known &= value.isWhollyKnown();
        sensitive |= value.isSensitive();
        faulty |= value.isFaulty();
        weight = Math.min(Long.MAX_VALUE / 4, weight + value.weight());
        depth = Math.max(depth, value.depth());
      }
      return new Content(known, sensitive, faulty, weight, depth + 1);
    }
  }

  /** A value with parts. */
  sealed interface Collected extends Value permits Sequence, Mapping {
    Content content();

    @Override
    default boolean isWhollyKnown() {
      return content().isWhollyKnown();
    }

    @Override
    default boolean isSensitive() {
      return content().isSensitive();
    }

    @Override
    default boolean isFaulty() {
      return content().isFaulty();
    }

    @Override
    default long weight() {
      return content().weight();
    }

    @Override
    default int depth() {
      return content().depth();
    }
  }

  /**
   * A resource, module or name space, whose members are computed when they are asked for.
   *
   * @param address {@code aws_vpc.main}, {@code module.a["x"]}, {@code var}
   */
  record Entity(String address, Members members) implements Value {
    @Override
    public boolean isWhollyKnown() {
      return false;
    }

    @Override
    public boolean isSensitive() {
      return false;
    }

    @Override
    public boolean isFaulty() {
      return false;
    }

    @Override
    public long weight() {
      return 1;
    }

    @Override
    public int depth() {
      return 1;
    }
  }

  /** Computes a member of an {@link Entity}. */
  @FunctionalInterface
  interface Members {
    Value member(String name, SourceRange where);
  }

  /** A value that works like the one inside and must not be shown. */
  record Sensitive(Value inner) implements Value {
    /** Says nothing of what is inside. */
    @Override
    public String toString() {
      return "Sensitive";
    }

    @Override
    public boolean isWhollyKnown() {
      return inner.isWhollyKnown();
    }

    @Override
    public boolean isSensitive() {
      return true;
    }

    @Override
    public boolean isFaulty() {
      return inner.isFaulty();
    }

    @Override
    public long weight() {
      return inner.weight();
    }

    @Override
    public int depth() {
      return inner.depth();
    }
  }
}
