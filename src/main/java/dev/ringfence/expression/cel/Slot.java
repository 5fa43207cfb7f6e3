package dev.ringfence.expression.cel;

import dev.ringfence.network.Fact;
import java.util.function.Function;

/** One fact at one path below the subject of one decision; numbered when first read. */
final class Slot implements Cause {
  private final String path;
  private final Fact<?> fact;
  private final Object value;
  private int number = -1;

  /**
   * @param value of the fact if it is known, as expressions hold it
   */
  private Slot(String path, Fact<?> fact, Object value) {
    this.path = path;
    this.fact = fact;
    this.value = value;
  }

  static <T> Slot of(String path, Fact<T> fact, Function<T, Object> toValue) {
    if (fact instanceof Fact.Known<T> known) {
      return new Slot(path, fact, toValue.apply(known.value()));
    }
    return new Slot(path, fact);
  }

  private Slot(String path, Fact<?> unknown) {
    this.path = path;
    this.fact = unknown;
    this.value = Unknown.because(this);
  }

  String path() {
    return path;
  }

  Fact<?> fact() {
    return fact;
  }

  Object value() {
    return value;
  }

  /** Place in the order of reading, from 0; -1 before it is read. */
  int number() {
    return number;
  }

  void setNumber(int number) {
    this.number = number;
  }
}
