package dev.ringfence.expression.cel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One evaluation: the first one sees and numbers all facts, later ones see a choice of them. */
final class Run {
  private final @Nullable BitSet visible;
  private final List<Slot> readings = new ArrayList<>();

  private Run(@Nullable BitSet visible) {
    this.visible = visible;
  }

  static Run first() {
    return new Run(null);
  }

  /** Only facts with these numbers are seen; any other one is masked as unknown. */
  static Run seeingOnly(BitSet numbers) {
    return new Run(numbers);
  }

  Object read(Slot slot) {
    if (visible == null) {
      if (slot.number() < 0) {
        slot.setNumber(readings.size());
        readings.add(slot);
      }
      return slot.value();
    }
    return slot.number() >= 0 && visible.get(slot.number()) ? slot.value() : Unknown.MASKED;
  }

  /** The facts that were read, in order; their numbers count from 0. */
  List<Slot> readings() {
    return readings;
  }
}
