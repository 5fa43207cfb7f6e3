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
  static final int NOTHING = -1;

  private static final int UNSEEN = -2;

  /** Where each step starts (high and low half in turn); it lasts up to the next one. */
  private final long[] cuts;

  /** The rest of each step, as an index into {@link #rests}. */
  private final int[] steps;

  private final List<T> rests;

  /** Zero until it is asked for: most layers never are. */
  private int hash;

  Layer(long[] cuts, int[] steps, List<T> rests) {
    this.cuts = cuts;
    this.steps = steps;
    this.rests = rests;
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
    if (endsBefore(other) || other.endsBefore(this)) {
      return apart(other, operation);
    }
    StepList<T> assembler = new StepList<>(steps.length + other.steps.length);
    PairMemo results = new PairMemo(rests.size(), other.rests.size());
    Sweep sweep = new Sweep(cuts, other.cuts);
    while (sweep.advance()) {
      int left = stepAt(sweep.left());
      int right = other.stepAt(sweep.right());
      int step = results.get(left, right);
      if (step == PairMemo.UNSEEN) {
        T rest = combined(restOf(left), other.restOf(right), operation);
        step = results.put(left, right, assembler.indexOf(rest));
      }
      assembler.startStep(sweep.high(), sweep.low(), step);
    }
    return shared(assembler.layer(), other);
  }

  /** Whichever of the two is this very set, so that large sets are kept once; else the new one. */
  private Layer<T> shared(Layer<T> result, Layer<T> other) {
    if (result.isSame(this)) {
      return this;
    }
    return result.isSame(other) ? other : result;
  }

  private boolean isSame(Layer<T> other) {
    if (rests.size() != other.rests.size()
        || !Arrays.equals(steps, other.steps)
        || !Arrays.equals(cuts, other.cuts)) {
      return false;
    }
    for (int i = 0; i < rests.size(); i++) {
      if (rests.get(i) != other.rests.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Every value is below every one of the other. */
  private boolean endsBefore(Layer<T> other) {
    int last = cuts.length - 2;
    return steps[steps.length - 1] == NOTHING
        && Wide.compare(cuts[last], cuts[last + 1], other.cuts[0], other.cuts[1]) < 0;
  }

  /** Of two layers one of which ends before the other. */
  private Layer<T> apart(Layer<T> other, SetOperation operation) {
    return switch (operation) {
      case INTERSECT -> none();
      case MINUS -> this;
      case UNION -> endsBefore(other) ? followedBy(other) : other.followedBy(this);
    };
  }

  private Layer<T> followedBy(Layer<T> other) {
    Interner<T> all = new Interner<>(rests);
    int[] indexes = other.rests.stream().mapToInt(all::indexOf).toArray();
    long[] bothCuts = Arrays.copyOf(cuts, cuts.length + other.cuts.length);
    System.arraycopy(other.cuts, 0, bothCuts, cuts.length, other.cuts.length);
    int[] bothSteps = Arrays.copyOf(steps, steps.length + other.steps.length);
    for (int i = 0; i < other.steps.length; i++) {
      bothSteps[steps.length + i] = other.steps[i] == NOTHING ? NOTHING : indexes[other.steps[i]];
    }
    return new Layer<>(bothCuts, bothSteps, all.values());
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
    StepList<T> assembler = new StepList<>(steps.length + values.flips().length / 2);
    int[] indexes = new int[rests.size()];
    Arrays.fill(indexes, UNSEEN);
    Sweep sweep = new Sweep(cuts, values.flips());
    while (sweep.advance()) {
      int step = Ranges.isIn(sweep.right()) ? stepAt(sweep.left()) : NOTHING;
      if (step != NOTHING && indexes[step] == UNSEEN) {
        indexes[step] = assembler.indexOf(rests.get(step));
      }
      assembler.startStep(sweep.high(), sweep.low(), step == NOTHING ? NOTHING : indexes[step]);
    }
    return assembler.layer();
  }

  /** The same values with their rests replaced; an empty rest drops the values. */
  <U extends Region<U>> Layer<U> map(Function<T, U> change) {
    StepList<U> assembler = new StepList<>(steps.length);
    int[] changed = new int[rests.size()];
    for (int i = 0; i < changed.length; i++) {
      U result = change.apply(rests.get(i));
      changed[i] = assembler.indexOf(result.isEmpty() ? null : result);
    }
    for (int i = 0; i < steps.length; i++) {
      int step = steps[i];
      assembler.startStep(cuts[2 * i], cuts[2 * i + 1], step == NOTHING ? NOTHING : changed[step]);
    }
    return assembler.layer();
  }

  @Override
  public boolean intersects(Layer<T> other) {
    return meets(other, (left, right) -> left != null && right != null && left.intersects(right));
  }

  @Override
  public boolean containsAll(Layer<T> other) {
    return equals(other)
        || !meets(
            other, (left, right) -> right != null && (left == null || !left.containsAll(right)));
  }

  private interface Meeting<T> {
    boolean holds(@Nullable T left, @Nullable T right);
  }

  /** Whether it holds of the rests of any value. */
  private boolean meets(Layer<T> other, Meeting<T> meeting) {
    PairMemo known = new PairMemo(rests.size(), other.rests.size());
    Sweep sweep = new Sweep(cuts, other.cuts);
    while (sweep.advance()) {
      int left = stepAt(sweep.left());
      int right = other.stepAt(sweep.right());
      if (known.get(left, right) == PairMemo.UNSEEN) {
        if (meeting.holds(restOf(left), other.restOf(right))) {
          return true;
        }
        known.put(left, right, 0);
      }
    }
    return false;
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
    rests.forEach(rest -> values.add(new FlipList(4)));
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
            && (hash == 0 || that.hash == 0 || hash == that.hash)
            && Arrays.equals(cuts, that.cuts)
            && Arrays.equals(steps, that.steps)
            && rests.equals(that.rests);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = 31 * (31 * Arrays.hashCode(cuts) + Arrays.hashCode(steps)) + rests.hashCode();
    }
    return hash;
  }
}
