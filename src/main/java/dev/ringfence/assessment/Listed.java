package dev.ringfence.assessment;

import java.util.List;
import java.util.function.Function;

/**
 * The first of a list that may be long, and how many there are; so a list is never cut silently.
 *
 * @param total at least as many as there are items
 */
public record Listed<T>(List<T> items, long total) {
  public Listed {
    items = List.copyOf(items);
    if (items.size() > total) {
      throw new IllegalArgumentException(items.size() + " of " + total);
    }
  }

  /** The first few of a list. */
  public static <T> Listed<T> first(int most, List<T> all) {
    return new Listed<>(all.subList(0, Math.min(most, all.size())), all.size());
  }

  public boolean isCut() {
    return items.size() < total;
  }

  /** How many are not among the items. */
  public long left() {
    return total - items.size();
  }

  public <R> Listed<R> map(Function<? super T, ? extends R> each) {
    return new Listed<>(items.stream().<R>map(each).toList(), total);
  }
}
