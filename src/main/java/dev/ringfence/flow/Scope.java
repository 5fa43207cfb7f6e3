package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Packets that take a way at all, if they take one.
 *
 * @param name of what says so, for people
 * @param doubts why its bounds differ; empty if they do not
 */
record Scope(Span span, String name, List<Doubt> doubts) {
  Scope {
    doubts = span.isExact() ? List.of() : List.copyOf(doubts);
  }

  static Scope exact(Span span) {
    return new Scope(span, "", List.of());
  }

  /** That it is not certain whether a packet takes the way, if it is not. */
  Optional<Hop> hop(Packet packet) {
    if (span.of(packet) != Passage.INCONCLUSIVE) {
      return Optional.empty();
    }
    String reasons = doubts.stream().map(Doubt::reason).collect(Collectors.joining("; "));
    return Optional.of(
        new Hop(
            Hop.Kind.ROUTE,
            Passage.INCONCLUSIVE,
            name,
            name,
            List.of(),
            "whether it comes this way is not known: " + reasons,
            doubts.stream().flatMap(doubt -> doubt.sources().stream()).distinct().toList()));
  }
}
