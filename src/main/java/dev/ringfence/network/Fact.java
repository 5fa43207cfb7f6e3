package dev.ringfence.network;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One statement about a resource: its value and where it was read, or why it is not known.
 *
 * <p>That a source says «there is none» is known: an empty text, list or set. Unknown never stands
 * for empty.
 */
public sealed interface Fact<T> {
  /** Where the fact, or the lack of it, can be seen. */
  List<SourceRef> sources();

  /** A value as the evidence has it; the first source is the value that decides it. */
  record Known<T>(T value, List<SourceRef> sources) implements Fact<T> {
    public Known {
      sources = List.copyOf(sources);
    }
  }

  /** Why no value can be stated, in words for the report. */
  record Unknown<T>(String reason, List<SourceRef> sources) implements Fact<T> {
    public Unknown {
      sources = List.copyOf(sources);
      if (reason.isBlank()) {
        throw new IllegalArgumentException("an unknown fact says why");
      }
    }
  }

  static <T> Fact<T> known(T value, SourceRef... sources) {
    return new Known<>(value, List.of(sources));
  }

  static <T> Fact<T> known(T value, List<SourceRef> sources) {
    return new Known<>(value, sources);
  }

  static <T> Fact<T> unknown(String reason, SourceRef... sources) {
    return new Unknown<>(reason, List.of(sources));
  }

  /** Unknown because the evidence that would tell is missing. */
  static <T> Fact<T> missing(CollectionGap gap) {
    return new Unknown<>(gap.display(), gap.where().stream().toList());
  }

  default boolean isKnown() {
    return this instanceof Known<T>;
  }

  default Optional<T> valueIfKnown() {
    return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
  }

  default <R> R fold(Function<Known<T>, R> known, Function<Unknown<T>, R> unknown) {
    return this instanceof Known<T> k ? known.apply(k) : unknown.apply((Unknown<T>) this);
  }

  default <R> Fact<R> map(Function<T, R> function) {
    return fold(
        known -> new Known<>(function.apply(known.value()), known.sources()),
        unknown -> new Unknown<>(unknown.reason(), unknown.sources()));
  }

  /** Follows a fact to a further one; the sources of both count. */
  default <R> Fact<R> flatMap(Function<T, Fact<R>> function) {
    return fold(
        known -> function.apply(known.value()).alsoFrom(known.sources()),
        unknown -> new Unknown<>(unknown.reason(), unknown.sources()));
  }

  /** Known when both are. */
  default <U, R> Fact<R> with(Fact<U> other, BiFunction<T, U, R> function) {
    return flatMap(mine -> other.map(theirs -> function.apply(mine, theirs)));
  }

  /** The same fact with further sources behind its own. */
  default Fact<T> alsoFrom(List<SourceRef> further) {
    List<SourceRef> all = Stream.concat(sources().stream(), further.stream()).distinct().toList();
    return fold(
        known -> new Known<>(known.value(), all), unknown -> new Unknown<>(unknown.reason(), all));
  }

  /** All values if every fact is known, else the first unknown one's reason. */
  static <T> Fact<List<T>> all(List<Fact<T>> facts) {
    List<T> values = new ArrayList<>();
    List<SourceRef> sources = new ArrayList<>();
    for (Fact<T> fact : facts) {
      if (fact instanceof Unknown<T> unknown) {
        return new Unknown<>(unknown.reason(), unknown.sources());
      }
      values.add(((Known<T>) fact).value());
      sources.addAll(fact.sources());
    }
    return new Known<>(List.copyOf(values), sources.stream().distinct().toList());
  }
}
