package dev.ringfence.flow;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pure value that is computed when it is first asked for; by each thread that asks before one has
 * it.
 */
final class Memo<T> implements Supplier<T> {
  private final Supplier<T> compute;
  private volatile @Nullable T value;

  Memo(Supplier<T> compute) {
    this.compute = compute;
  }

  @Override
  public T get() {
    T known = value;
    if (known == null) {
      known = compute.get();
      value = known;
    }
    return known;
  }
}
