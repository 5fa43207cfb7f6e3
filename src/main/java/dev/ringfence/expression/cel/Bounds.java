package dev.ringfence.expression.cel;

import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a set or a number: it is at least one value and at most another.
 *
 * @param unknown why the two differ; null exactly where the value is known
 */
record Bounds<S>(S atLeast, S atMost, @Nullable Unknown unknown) {
  static <S> Bounds<S> exactly(S value) {
    return new Bounds<>(value, value, null);
  }

  static <S> Bounds<S> between(S atLeast, S atMost, Unknown unknown) {
    return new Bounds<>(atLeast, atMost, unknown);
  }

  /** As expressions hold it: the bare value where it is known. */
  Object value() {
    return unknown == null || atLeast.equals(atMost) ? atLeast : this;
  }

  /** The image under a function that keeps the order. */
  <R> Bounds<R> mapTo(Function<S, R> function) {
    R least = function.apply(atLeast);
    return unknown == null ? exactly(least) : new Bounds<>(least, function.apply(atMost), unknown);
  }

  /** The image under a function that keeps the order in both arguments. */
  Bounds<S> with(Bounds<S> other, BinaryOperator<S> function) {
    return withAny(other, function::apply);
  }

  /** The image under a function that keeps the order in both arguments. */
  <T, R> Bounds<R> withAny(Bounds<T> other, BiFunction<S, T, R> function) {
    Unknown both = Unknown.either(unknown, other.unknown);
    R least = function.apply(atLeast, other.atLeast);
    return both == null
        ? exactly(least)
        : new Bounds<>(least, function.apply(atMost, other.atMost), both);
  }

  /** The other way round: what was most becomes least, for functions that reverse the order. */
  Bounds<S> flipped() {
    return new Bounds<>(atMost, atLeast, unknown);
  }

  /** A statement that stays true as the value grows. */
  Object rising(Predicate<S> statement) {
    boolean isCertain = statement.test(atLeast);
    if (isCertain || unknown == null) {
      return isCertain;
    }
    return statement.test(atMost) ? unknown : (Object) false;
  }

  /** A statement that stays true as the value shrinks. */
  Object falling(Predicate<S> statement) {
    return flipped().rising(statement);
  }
}
