package dev.ringfence.net;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects steps in ascending order and brings them into the canonical form. */
final class StepList<T extends Region<T>> {
  private final FlipList cuts;
  private final int[] steps;
  private int length;
  private final Interner<T> rests = new Interner<>();
  private int current = Layer.NOTHING;

  /** For at most so many steps. */
  StepList(int most) {
    cuts = new FlipList(most);
    steps = new int[most];
  }

  /** What stands for a rest in steps; rests are numbered in the order they first come. */
  int indexOf(@Nullable T rest) {
    return rest == null ? Layer.NOTHING : rests.indexOf(rest);
  }

  void startStep(long high, long low, int next) {
    if (next != current) {
      cuts.add(high, low);
      steps[length++] = next;
      current = next;
    }
  }

  Layer<T> layer() {
    return new Layer<>(cuts.toArray(), Arrays.copyOf(steps, length), rests.values());
  }
}
