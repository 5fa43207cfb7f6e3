package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What passes the stages between places of two networks. Most stages decide alike for all of a
 * network, and most networks alike: each stage is simplified to what it decides between the two,
 * and what sets have in common is worked out once however many ways ask.
 */
final class Passes {
  private record Networks(String from, String to) {}

  private record Pair(Span one, Span other) {}

  private final Topology topology;
  private final Map<Stage, Map<Networks, Span>> simplified = new IdentityHashMap<>();
  private final Map<Pair, Span> intersections = new HashMap<>();
  private final Map<Span, Span> answerable = new HashMap<>();

  Passes(Topology topology) {
    this.topology = topology;
  }

  /**
   * Packets that pass all of these stages; it holds between addresses that occur in the networks.
   *
   * @param from where the packets come from
   * @param to where they go
   */
  Span passing(Span scope, List<? extends Stage> stages, Segment from, Segment to) {
    Span passing = scope;
    for (Stage stage : stages) {
      passing = both(passing, passing(stage, from, to));
    }
    return passing;
  }

  private Span passing(Stage stage, Segment from, Segment to) {
    if (stage instanceof Alternatives several) {
      return Span.unionOf(
          several.crossings().stream()
              .map(crossing -> passing(Span.ALL, crossing.stages(), from, to))
              .toList());
    }
    Span span = stage.span();
    if (span.equals(Span.ALL) || span.isNone() || span.equals(Span.UNKNOWN)) {
      return span;
    }
    return simplified
        .computeIfAbsent(stage, key -> new HashMap<>())
        .computeIfAbsent(
            new Networks(from.virtualNetwork(), to.virtualNetwork()),
            networks -> simplified(span, networks));
  }

  private Span simplified(Span span, Networks networks) {
    Addresses sources = topology.occurringIn(networks.from());
    Addresses destinations = topology.occurringIn(networks.to());
    return span.map(packets -> packets.simplifiedBetween(sources, destinations));
  }

  /** Packets of both. */
  Span both(Span one, Span other) {
    if (one == Span.ALL || other == Span.ALL) {
      return one == Span.ALL ? other : one;
    }
    return intersections.computeIfAbsent(new Pair(one, other), pair -> one.intersect(other));
  }

  /** Packets whose answers are among these, and those that need none. */
  Span answerable(Span answers) {
    return answers == Span.ALL
        ? answers
        : answerable.computeIfAbsent(answers, some -> some.map(Packets::answerable));
  }
}
