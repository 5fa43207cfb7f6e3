package dev.ringfence.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A set whose first dimension is a value and whose other dimensions are a rest: a step function
 * from values to non-empty rests. Neighbouring steps differ and every rest is listed once, in the
 * order it first appears, so equal sets have equal fields. This is the canonical form of an
 * interval decision diagram; an operation is one sweep over the steps of both sides.
 */
final class Layer<T extends Region<T>> implements Region<Layer<T>> {
  /** The step without a rest. */
  private static final int NOTHING = -1;

  /** Where each step starts (high and low half in turn); it lasts up to the next one. */
  private final long[] cuts;

  /** The rest of each step, as an index into {@link #rests}. */
  private final int[] steps;

  private final List<T> rests;
  private final int hash;

  private Layer(long[] cuts, int[] steps, List<T> rests) {
    this.cuts = cuts;
    this.steps = steps;
    this.rests = rests;
    this.hash = 31 * (31 * Arrays.hashCode(cuts) + Arrays.hashCode(steps)) + rests.hashCode();
  }

  static <T extends Region<T>> Layer<T> none() {
    return new Layer<>(new long[0], new int[0], List.<T>of());
  }

  /** Every one of these values with this rest. */
  static <T extends Region<T>> Layer<T> of(Ranges values, T rest) {
    if (values.isEmpty() || rest.isEmpty()) {
      return none();
    }
    int[] steps = new int[values.flips().length / 2];
    for (int i = 1; i < steps.length; i += 2) {
      steps[i] = NOTHING;
    }
    return new Layer<>(values.flips(), steps, List.of(rest));
  }

  /** The union of many layers by halving, so that n layers cost n log n for fixed steps. */
  static <T extends Region<T>> Layer<T> unionOf(List<Layer<T>> parts) {
    if (parts.size() <= 1) {
      return parts.isEmpty() ? none() : parts.get(0);
    }
    int middle = parts.size() / 2;
    return unionOf(parts.subList(0, middle))
        .combine(unionOf(parts.subList(middle, parts.size())), SetOperation.UNION);
  }

  @Override
  public Layer<T> combine(Layer<T> other, SetOperation operation) {
    if (isEmpty() || other.isEmpty() || equals(other)) {
      return operation.keeps(!isEmpty(), !other.isEmpty()) ? (isEmpty() ? other : this) : none();
    }
    PairMemo<@Nullable T> results = new PairMemo<>(other.rests.size());
    Assembler<T> assembler = new Assembler<>();
    Sweep sweep = new Sweep(cuts, other.cuts);
    while (sweep.advance()) {
      int left = stepAt(sweep.left());
      int right = other.stepAt(sweep.right());
      assembler.startStep(
          sweep.high(),
          sweep.low(),
          results.at(left, right, () -> combined(restOf(left), other.restOf(right), operation)));
    }
    return assembler.layer();
  }

  private static <T extends Region<T>> @Nullable T combined(
      @Nullable T left, @Nullable T right, SetOperation operation) {
    if (left == null || right == null) {
      return operation.keeps(left != null, right != null) ? (left == null ? right : left) : null;
    }
    T both = left.combine(right, operation);
    return both.isEmpty() ? null : both;
  }

  /** The part with these values. */
  Layer<T> restrict(Ranges values) {
    if (values.containsAll(domain())) {
      return this;
    }
    Assembler<T> assembler = new Assembler<>();
    Sweep sweep = new Sweep(cuts, values.flips());
    while (sweep.advance()) {
      boolean isIn = Ranges.isIn(sweep.right());
      assembler.startStep(sweep.high(), sweep.low(), isIn ? restOf(stepAt(sweep.left())) : null);
    }
    return assembler.layer();
  }

  /** The same values with their rests replaced; an empty rest drops the values. */
  <U extends Region<U>> Layer<U> map(Function<T, U> change) {
    List<@Nullable U> changed = new ArrayList<>(rests.size());
    for (T rest : rests) {
      U result = change.apply(rest);
      changed.add(result.isEmpty() ? null : result);
    }
    Assembler<U> assembler = new Assembler<>();
    for (int i = 0; i < steps.length; i++) {
      assembler.startStep(
          cuts[2 * i], cuts[2 * i + 1], steps[i] == NOTHING ? null : changed.get(steps[i]));
    }
    return assembler.layer();
  }

  @Override
  public boolean intersects(Layer<T> other) {
    PairMemo<Boolean> known = new PairMemo<>(other.rests.size());
    Sweep sweep = new Sweep(cuts, other.cuts);
    while (sweep.advance()) {
      T left = restOf(stepAt(sweep.left()));
      T right = other.restOf(other.stepAt(sweep.right()));
      if (left != null
          && right != null
          && known.at(
              stepAt(sweep.left()), other.stepAt(sweep.right()), () -> left.intersects(right))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean containsAll(Layer<T> other) {
    if (equals(other)) {
      return true;
    }
    PairMemo<Boolean> known = new PairMemo<>(other.rests.size());
    Sweep sweep = new Sweep(cuts, other.cuts);
    while (sweep.advance()) {
      T left = restOf(stepAt(sweep.left()));
      T right = other.restOf(other.stepAt(sweep.right()));
      if (right != null
          && (left == null
              || !known.at(
                  stepAt(sweep.left()),
                  other.stepAt(sweep.right()),
                  () -> left.containsAll(right)))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isEmpty() {
    return rests.isEmpty();
  }

  /** The values that have a rest. */
  Ranges domain() {
    long[] flips = new long[cuts.length];
    int length = 0;
    boolean isIn = false;
    for (int i = 0; i < steps.length; i++) {
      if ((steps[i] != NOTHING) != isIn) {
        isIn = !isIn;
        flips[length++] = cuts[2 * i];
        flips[length++] = cuts[2 * i + 1];
      }
    }
    return Ranges.ofFlips(flips, length);
  }

  /** The distinct rests. */
  List<T> rests() {
    return rests;
  }

  /** The rest of this value. */
  @Nullable T at(long high, long low) {
    return restOf(stepAt(Sweep.passed(cuts, high, low)));
  }

  /** The rest of a value that is known to have one. */
  T require(long high, long low) {
    return Objects.requireNonNull(at(high, low), "no rest at this value");
  }

  /** Each distinct rest with all of its values, by smallest value. */
  void forEach(BiConsumer<Ranges, T> action) {
    List<FlipList> values = new ArrayList<>();
    rests.forEach(rest -> values.add(new FlipList()));
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] != NOTHING) {
        values.get(steps[i]).add(cuts[2 * i], cuts[2 * i + 1]);
      }
      if (i > 0 && steps[i - 1] != NOTHING) {
        values.get(steps[i - 1]).add(cuts[2 * i], cuts[2 * i + 1]);
      }
    }
    for (int i = 0; i < rests.size(); i++) {
      action.accept(values.get(i).ranges(), rests.get(i));
    }
  }

  private int stepAt(int cutsPassed) {
    return cutsPassed == 0 ? NOTHING : steps[cutsPassed - 1];
  }

  private @Nullable T restOf(int step) {
    return step == NOTHING ? null : rests.get(step);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Layer<?> that
            && hash == that.hash
            && Arrays.equals(cuts, that.cuts)
            && Arrays.equals(steps, that.steps)
            && rests.equals(that.rests);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Collects steps in ascending order and brings them into the canonical form. */
  private static final class Assembler<T extends Region<T>> {
    private final FlipList cuts = new FlipList();
    private final IntList steps = new IntList();
    private final Interner<T> rests = new Interner<>();
    private int current = NOTHING;

    void startStep(long high, long low, @Nullable T rest) {
      int next = rest == null ? NOTHING : rests.indexOf(rest);
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
}
