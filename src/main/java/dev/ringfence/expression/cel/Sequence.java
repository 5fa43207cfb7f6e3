package dev.ringfence.expression.cel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A list of which some elements, or a rest, may not be known.
 *
 * @param rest why there may be further elements, at any place; null where there are none
 */
record Sequence(List<Entry> entries, @Nullable Unknown rest) {
  Sequence {
    entries = List.copyOf(entries);
  }

  /**
   * One element.
   *
   * @param doubt why it may not be in the list; null where it certainly is
   */
  record Entry(Object value, @Nullable Unknown doubt) {}

  static Sequence of(Collection<?> values) {
    List<Entry> entries = new ArrayList<>(values.size());
    values.forEach(value -> entries.add(new Entry(value, null)));
    return new Sequence(entries, null);
  }

  /** The list a value stands for; nothing is known of an unknown one. */
  static Sequence from(Object value) {
    return value instanceof Unknown unknown ? new Sequence(List.of(), unknown) : (Sequence) value;
  }

  /** Why its elements cannot be counted or told by place; null where they can. */
  @Nullable Unknown shape() {
    @Nullable Unknown unknown = rest;
    for (Entry entry : entries) {
      unknown = Unknown.either(unknown, entry.doubt());
    }
    return unknown;
  }

  Object size() {
    long certain = entries.stream().filter(entry -> entry.doubt() == null).count();
    Unknown shape = shape();
    if (shape == null) {
      return certain;
    }
    long most = rest == null ? entries.size() : Long.MAX_VALUE;
    return Bounds.between(certain, most, shape);
  }

  /**
   * @throws NoResultException if the list certainly has no such element
   */
  Object get(long index) {
    Unknown shape = shape();
    if (index < 0 || (rest == null && index >= entries.size())) {
      throw new NoResultException(
          "there is no element " + index + " in a list of " + entries.size());
    }
    return shape == null ? entries.get((int) index).value() : shape;
  }

  Sequence plus(Sequence other) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(other.entries);
    return new Sequence(all, Unknown.either(rest, other.rest));
  }

  /**
   * The union of the sets that its elements stand for.
   *
   * @param element gives an element's set, or what is known of it
   */
  <S> Bounds<S> union(
      SetTerm<S> term, UnaryOperator<Object> element, Function<List<S>, S> unionOf) {
    List<S> least = new ArrayList<>();
    List<S> most = new ArrayList<>();
    @Nullable Unknown unknown = rest;
    for (Entry entry : entries) {
      Bounds<S> set = term.bounds(element.apply(entry.value()));
      if (entry.doubt() == null) {
        least.add(set.atLeast());
      }
      most.add(set.atMost());
      unknown = Unknown.either(unknown, Unknown.either(entry.doubt(), set.unknown()));
    }
    if (unknown == null) {
      return Bounds.exactly(unionOf.apply(least));
    }
    S possible = rest == null ? unionOf.apply(most) : term.all();
    return Bounds.between(unionOf.apply(least), possible, unknown);
  }

  /** Whether the statement holds for one of the elements. */
  Object any(UnaryOperator<Object> statement) {
    @Nullable Unknown unknown = null;
    for (Entry entry : entries) {
      Object holds = statement.apply(entry.value());
      if (Boolean.FALSE.equals(holds)) {
        continue;
      }
      if (holds instanceof Boolean && entry.doubt() == null) {
        return true;
      }
      unknown = Unknown.either(unknown, entry.doubt());
      unknown = Unknown.either(unknown, holds instanceof Unknown cause ? cause : null);
    }
    if (rest != null && !Boolean.FALSE.equals(statement.apply(rest))) {
      unknown = Unknown.join(unknown, rest);
    }
    return unknown == null ? (Object) false : unknown;
  }
}
