package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import java.util.List;

/**
 * A stage that some packets do not meet.
 *
 * @param exempt packets that pass by it
 */
record Unless(Stage stage, Span exempt, Span span) implements Stage {
  static Unless of(Stage stage, Span exempt) {
    return new Unless(stage, exempt, stage.span().union(exempt));
  }

  @Override
  public Hop hop(Packet packet) {
    Hop met = stage.hop(packet);
    Passage passage = span.of(packet);
    return met.passage() == passage
        ? met
        : new Hop(
            met.kind(),
            passage,
            met.subject(),
            met.name(),
            List.of(),
            passage == Passage.PERMITTED
                ? "it stays in its subnet until the attachment"
                : "whether it stays in its subnet until the attachment is not known",
            met.sources());
  }

  @Override
  public List<Doubt> doubts() {
    return span.isExact() ? List.of() : stage.doubts();
  }
}
