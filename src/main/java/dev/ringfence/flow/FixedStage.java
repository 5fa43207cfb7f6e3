package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packet;
import java.util.List;
import java.util.Map;

/**
 * A stage without rules of its own: a gateway, a connection, an address.
 *
 * @param texts what it says for each of the three answers
 */
record FixedStage(
    Hop.Kind kind,
    String subject,
    String name,
    Span span,
    Map<Passage, String> texts,
    List<SourceRef> sources,
    List<Doubt> doubts)
    implements Stage {

  /** Lets everything pass, and says so. */
  static FixedStage open(
      Hop.Kind kind, String subject, String name, String text, List<SourceRef> sources) {
    return new FixedStage(
        kind, subject, name, Span.ALL, Map.of(Passage.PERMITTED, text), sources, List.of());
  }

  /** Lets nothing pass, and says why. */
  static FixedStage closed(
      Hop.Kind kind, String subject, String name, String text, List<SourceRef> sources) {
    return new FixedStage(
        kind, subject, name, Span.NONE, Map.of(Passage.DENIED, text), sources, List.of());
  }

  /** Nobody knows what it lets pass. */
  static FixedStage unknown(
      Hop.Kind kind, String subject, String name, String reason, List<SourceRef> sources) {
    return new FixedStage(
        kind,
        subject,
        name,
        Span.UNKNOWN,
        Map.of(Passage.INCONCLUSIVE, reason),
        sources,
        List.of(new Doubt(reason, sources)));
  }

  @Override
  public Hop hop(Packet packet) {
    Passage passage = span.of(packet);
    String text = texts.getOrDefault(passage, name + " decides " + passage.word());
    return new Hop(kind, passage, subject, name, List.of(), text, sources);
  }
}
