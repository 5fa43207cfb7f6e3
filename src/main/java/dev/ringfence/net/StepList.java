package dev.ringfence.net;

import org.jspecify.annotations.Nullable;

/** Collects steps in ascending order and brings them into the canonical form. */
final class StepList<T extends Region<T>> {
  private final FlipList cuts = new FlipList();
  private final IntList steps = new IntList();
  private final Interner<T> rests = new Interner<>();
  private int current = Layer.NOTHING;

  /** What stands for a rest in steps; rests are numbered in the order they first come. */
  int indexOf(@Nullable T rest) {
    return rest == null ? Layer.NOTHING : rests.indexOf(rest);
  }

  void startStep(long high, long low, int next) {
    if (next != current) {
      cuts.add(high, low);
      steps.add(next);
      current = next;
    }
  }

  Layer<T> layer() {
    return new Layer<>(cuts.toArray(), steps.toArray(), rests.values());
  }
}
