package dev.ringfence.expression.cel;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Whether two values of one type are equal, as far as they are known. */
final class Equality {
  private Equality() {}

  static Object of(Object first, Object second) {
    if (first instanceof Sequence || second instanceof Sequence) {
      return ofLists(Sequence.from(first), Sequence.from(second));
    }
    if (first instanceof Unknown || second instanceof Unknown) {
      return first instanceof Unknown unknown
          ? unknown.and(second instanceof Unknown other ? other : null)
          : second;
    }
    if (first instanceof Bounds<?> || second instanceof Bounds<?>) {
      return ofBounds(first, second);
    }
    if (first instanceof Traffic a && second instanceof Traffic b) {
      return a.isWithin(b) && b.isWithin(a);
    }
    return first.equals(second);
  }

  private static Object ofBounds(Object first, Object second) {
    Object shared = first instanceof Bounds<?> bounds ? bounds.atLeast() : first;
    if (shared instanceof Long) {
      return overlap(Terms.COUNT.bounds(first), Terms.COUNT.bounds(second), (a, b) -> a <= b);
    }
    if (shared instanceof Ports) {
      return overlap(
          Terms.PORTS.bounds(first), Terms.PORTS.bounds(second), (a, b) -> b.containsAll(a));
    }
    if (shared instanceof Addresses) {
      return overlap(
          Terms.ADDRESSES.bounds(first),
          Terms.ADDRESSES.bounds(second),
          (a, b) -> b.containsAll(a));
    }
    return overlap(Terms.PACKETS.bounds(first), Terms.PACKETS.bounds(second), Traffic::isWithin);
  }

  private static <S> Object overlap(Bounds<S> first, Bounds<S> second, BiPredicate<S, S> isWithin) {
    boolean canBeEqual =
        isWithin.test(first.atLeast(), second.atMost())
            && isWithin.test(second.atLeast(), first.atMost());
    Unknown unknown = Unknown.either(first.unknown(), second.unknown());
    return canBeEqual && unknown != null ? unknown : (Object) canBeEqual;
  }

  private static Object ofLists(Sequence first, Sequence second) {
    Unknown shape = Unknown.either(first.shape(), second.shape());
    Object haveOneSize = of(first.size(), second.size());
    if (shape != null || Boolean.FALSE.equals(haveOneSize)) {
      return shape == null || Boolean.FALSE.equals(haveOneSize) ? false : shape;
    }
    @Nullable Unknown unknown = null;
    for (int i = 0; i < first.entries().size(); i++) {
      Object isEqual = of(first.entries().get(i).value(), second.entries().get(i).value());
      if (isEqual instanceof Unknown cause) {
        unknown = Unknown.join(unknown, cause);
      } else if (Boolean.FALSE.equals(isEqual)) {
        return false;
      }
    }
    return unknown == null ? (Object) true : unknown;
  }
}
