package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A set of packets bounded from both sides: those certainly in it and those possibly in it. Where
 * everything is known the two are one object, and operations cost what they cost for one set.
 */
record Span(Packets certain, Packets possible) {
  static final Span NONE = of(Packets.none());
  static final Span ALL = of(Packets.all());

  /** Nothing is known about it. */
  static final Span UNKNOWN = new Span(Packets.none(), Packets.all());

  static Span of(Packets packets) {
    return new Span(packets, packets);
  }

  static Span maybe(Packets packets) {
    return new Span(Packets.none(), packets);
  }

  static Span unionOf(Collection<Span> spans) {
    List<Packets> possible = spans.stream().map(Span::possible).toList();
    if (spans.stream().allMatch(Span::isExact)) {
      return of(Packets.unionOf(possible));
    }
    return new Span(
        Packets.unionOf(spans.stream().map(Span::certain).toList()), Packets.unionOf(possible));
  }

  boolean isExact() {
    return certain == possible;
  }

  /** Nothing is possible. */
  boolean isNone() {
    return possible.isEmpty();
  }

  Span intersect(Span other) {
    if (other == ALL || isNone()) {
      return this;
    }
    if (this == ALL || other.isNone()) {
      return other;
    }
    Packets both = possible.intersect(other.possible);
    return isExact() && other.isExact()
        ? of(both)
        : new Span(certain.intersect(other.certain), both);
  }

  Span union(Span other) {
    if (isNone()) {
      return other;
    }
    if (other.isNone()) {
      return this;
    }
    Packets either = possible.union(other.possible);
    return isExact() && other.isExact()
        ? of(either)
        : new Span(certain.union(other.certain), either);
  }

  /** The same change to both bounds; the change keeps the order of sets. */
  Span map(UnaryOperator<Packets> change) {
    return isExact()
        ? of(change.apply(possible))
        : new Span(change.apply(certain), change.apply(possible));
  }

  Span fromSources(Area sources) {
    return restricted(sources, Packets::fromSources);
  }

  Span toDestinations(Area destinations) {
    return restricted(destinations, Packets::toDestinations);
  }

  private interface Restriction {
    Packets of(Packets packets, Addresses addresses);
  }

  private Span restricted(Area area, Restriction restriction) {
    return isExact() && area.isExact()
        ? of(restriction.of(possible, area.possible()))
        : new Span(
            restriction.of(certain, area.certain()), restriction.of(possible, area.possible()));
  }

  /** Nothing of it is certain any more. */
  Span doubtful() {
    return certain.isEmpty() ? this : maybe(possible);
  }

  /** What it says of one packet. */
  Passage of(Packet packet) {
    if (certain.contains(packet)) {
      return Passage.PERMITTED;
    }
    return possible.contains(packet) ? Passage.INCONCLUSIVE : Passage.DENIED;
  }
}
