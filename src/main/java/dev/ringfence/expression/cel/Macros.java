package dev.ringfence.expression.cel;

import dev.ringfence.expression.cel.Sequence.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code exists}, {@code all}, {@code filter} and the like do with a list. */
final class Macros {
  private Macros() {}

  static Node exists(Node list, Node holds) {
    return quantified(list, holds, true);
  }

  static Node all(Node list, Node holds) {
    return quantified(list, holds, false);
  }

  /**
   * @param isDeciding the value at which one certain element settles the question
   */
  private static Node quantified(Node list, Node holds, boolean isDeciding) {
    return (frame, run) -> {
      Sequence elements = Sequence.from(list.value(frame, run));
      @Nullable Unknown unknown = null;
      for (Entry entry : elements.entries()) {
        Object value = holds.value(frame.with(entry.value()), run);
        if (value instanceof Unknown cause) {
          unknown = Unknown.join(unknown, cause);
        } else if ((Boolean) value == isDeciding) {
          if (entry.doubt() == null) {
            return isDeciding;
          }
          unknown = Unknown.join(unknown, entry.doubt());
        }
      }
      Unknown rest = elements.rest();
      if (rest != null) {
        Object value = holds.value(frame.with(rest), run);
        boolean isHarmless = value instanceof Boolean isTrue && isTrue != isDeciding;
        unknown = isHarmless ? unknown : Unknown.join(unknown, rest);
      }
      return unknown == null ? (Object) !isDeciding : unknown;
    };
  }

  static Node existsOne(Node list, Node holds) {
    Node chosen = filter(list, holds);
    return (frame, run) -> Equality.of(Sequence.from(chosen.value(frame, run)).size(), 1L);
  }

  static Node filter(Node list, Node holds) {
    return (frame, run) -> {
      Sequence elements = Sequence.from(list.value(frame, run));
      List<Entry> kept = new ArrayList<>();
      for (Entry entry : elements.entries()) {
        Object value = holds.value(frame.with(entry.value()), run);
        if (value instanceof Unknown cause) {
          kept.add(new Entry(entry.value(), Unknown.join(entry.doubt(), cause)));
        } else if (Boolean.TRUE.equals(value)) {
          kept.add(entry);
        }
      }
      Unknown rest = elements.rest();
      boolean isRestOut = rest != null && Boolean.FALSE.equals(holds.value(frame.with(rest), run));
      return new Sequence(kept, isRestOut ? null : rest);
    };
  }

  static Node map(Node list, Node image) {
    return (frame, run) -> {
      Sequence elements = Sequence.from(list.value(frame, run));
      List<Entry> images = new ArrayList<>();
      for (Entry entry : elements.entries()) {
        images.add(new Entry(image.value(frame.with(entry.value()), run), entry.doubt()));
      }
      return new Sequence(images, elements.rest());
    };
  }
}
