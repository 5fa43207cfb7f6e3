package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Several crossings of which a packet needs one: answers may come back another way. */
final class Alternatives implements Stage {
  private final List<Crossing> crossings;
  private final Memo<Span> span = new Memo<>(this::passing);

  Alternatives(List<Crossing> crossings) {
    this.crossings = List.copyOf(crossings);
  }

  List<Crossing> crossings() {
    return crossings;
  }

  @Override
  public Span span() {
    return span.get();
  }

  private Span passing() {
    return Span.unionOf(crossings.stream().map(Alternatives::passing).toList());
  }

  private static Span passing(Crossing crossing) {
    Span span = Span.ALL;
    for (Stage stage : crossing.stages()) {
      span = span.intersect(stage.span());
    }
    return span;
  }

  @Override
  public Hop hop(Packet packet) {
    return hops(packet).get(0);
  }

  /** Those of the crossing that it takes, or would best take. */
  @Override
  public List<Hop> hops(Packet packet) {
    return crossings.stream()
        .map(crossing -> hops(crossing, packet))
        .min(Comparator.comparing(Alternatives::badness))
        .orElseThrow();
  }

  private static List<Hop> hops(Crossing crossing, Packet packet) {
    return crossing.stages().stream().flatMap(stage -> stage.hops(packet).stream()).toList();
  }

  private static int badness(List<Hop> hops) {
    return switch (hops.stream().map(Hop::passage).reduce(Passage.PERMITTED, Passage::then)) {
      case PERMITTED -> 0;
      case INCONCLUSIVE -> 1;
      case DENIED -> 2;
    };
  }

  @Override
  public List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>();
    crossings.forEach(
        crossing -> crossing.stages().forEach(stage -> doubts.addAll(stage.doubts())));
    return doubts;
  }
}
