package dev.ringfence.report;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.BoundaryRecord.Count;
import dev.ringfence.assessment.Standing;
import dev.ringfence.flow.Certainty;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many lines of permitted flows there are.
 *
 * @param beyond certain ones that no policy allows
 * @param mayBeBeyond possible ones that no policy allows, and those of which it cannot be told
 * @param undocumented lines that are not in the table, or of which it cannot be told
 */
public record FlowTotals(
    long certain, long possible, long beyond, long mayBeBeyond, long undocumented) {
  static final FlowTotals NONE = new FlowTotals(0, 0, 0, 0, 0);

  static FlowTotals of(BoundaryRecord boundary) {
    List<Count> counts = boundary.counts();
    Predicate<Count> isCertain = count -> count.certainty() == Certainty.CERTAIN;
    Predicate<Count> isBeyond = count -> count.policy() == Standing.BEYOND;
    return new FlowTotals(
        sum(counts, isCertain),
        sum(counts, isCertain.negate()),
        sum(counts, isCertain.and(isBeyond)),
        sum(
            counts,
            isCertain.negate().and(isBeyond).or(count -> count.policy() == Standing.UNDECIDED)),
        sum(
            counts,
            count ->
                count.documented() == Standing.BEYOND || count.documented() == Standing.UNDECIDED));
  }

  private static long sum(List<Count> counts, Predicate<Count> which) {
    return counts.stream().filter(which).mapToLong(Count::lines).sum();
  }

  public long lines() {
    return certain + possible;
  }

  FlowTotals and(FlowTotals other) {
    return new FlowTotals(
        certain + other.certain,
        possible + other.possible,
        beyond + other.beyond,
        mayBeBeyond + other.mayBeBeyond,
        undocumented + other.undocumented);
  }

  /** {@code 3 certain, 1 possible}. */
  public String display() {
    return Text.of("%,d certain, %,d possible", certain, possible);
  }
}
