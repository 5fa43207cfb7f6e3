package dev.ringfence.expression.cel;

import java.util.BitSet;
import java.util.function.Predicate;

/**
 * Finds facts that suffice for a result and none of which can be left out.
 *
 * <p>Of all such sets it is the one that remains when facts are masked one by one in the order of
 * reading, each staying masked where the result stays. That needs a definite result never to turn
 * into the other one when fewer facts are seen.
 */
final class Explanation {
  /** Up to here facts are tried singly. */
  static final int FEW = 32;

  private final Predicate<BitSet> suffices;

  /**
   * @param suffices whether the result is the same when only these facts are seen
   */
  Explanation(Predicate<BitSet> suffices) {
    this.suffices = suffices;
  }

  /** A smallest sufficient choice among the facts 0 to count-1, all of which suffice. */
  BitSet among(int count) {
    return count <= FEW ? singly(count) : byHalves(count);
  }

  BitSet singly(int count) {
    BitSet seen = new BitSet(count);
    seen.set(0, count);
    for (int number = 0; number < count; number++) {
      seen.clear(number);
      if (!suffices.test(seen)) {
        seen.set(number);
      }
    }
    return seen;
  }

  /** With k needed facts among n, about 2k log(n/k) evaluations (Junker, QuickXplain, 2004). */
  BitSet byHalves(int count) {
    BitSet nothing = new BitSet(count);
    return suffices.test(nothing) ? nothing : needed(nothing, false, 0, count);
  }

  /**
   * The needed ones of a range, given facts that are seen in any case.
   *
   * @param isGrown whether {@code given} grew since it was last seen not to suffice
   */
  private BitSet needed(BitSet given, boolean isGrown, int first, int end) {
    BitSet none = new BitSet();
    if (isGrown && suffices.test(given)) {
      return none;
    }
    if (end - first == 1) {
      none.set(first);
      return none;
    }
    // The later half is preferred, as it is when facts are masked in the order of reading.
    int middle = (first + end) / 2;
    BitSet withLater = copy(given);
    withLater.set(middle, end);
    BitSet earlier = needed(withLater, true, first, middle);
    BitSet withEarlier = copy(given);
    withEarlier.or(earlier);
    BitSet later = needed(withEarlier, !earlier.isEmpty(), middle, end);
    earlier.or(later);
    return earlier;
  }

  private static BitSet copy(BitSet set) {
    return (BitSet) set.clone();
  }
}
