package dev.ringfence.report;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A list that is read rather than held.
 *
 * @param count how many rows every reading gives
 * @param reading starts from the first row, again and again; whoever opens it closes it
 */
public record Rows<T>(long count, Supplier<Stream<T>> reading) {
  static <T> Rows<T> of(List<T> rows) {
    return new Rows<>(rows.size(), rows::stream);
  }

  /** All rows in canonical order; the caller closes the stream. */
  public Stream<T> open() {
    return reading.get();
  }
}
