package dev.ringfence.expression.cel;

import dev.ringfence.expression.cel.Sequence.Entry;
import java.util.ArrayList;
import java.util.List;

/** What {@code exists}, {@code all}, {@code filter} and the like do with a list. */
final class Macros {
  private Macros() {}

  static Node exists(Node list, Node holds) {
    return (frame, run) ->
        Sequence.from(list.value(frame, run)).any(element -> holds.value(frame.with(element), run));
  }

  static Node all(Node list, Node holds) {
    return (frame, run) ->
        Kleene.not(
            Sequence.from(list.value(frame, run))
                .any(element -> Kleene.not(holds.value(frame.with(element), run))));
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
