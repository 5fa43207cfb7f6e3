package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import java.util.List;

/** A set of addresses bounded from both sides. */
record Area(Addresses certain, Addresses possible) {
  static final Area NONE = of(Addresses.none());
  static final Area ALL = of(Addresses.all());

  /** Nothing is known about it. */
  static final Area UNKNOWN = maybe(Addresses.all());

  static Area of(Addresses addresses) {
    return new Area(addresses, addresses);
  }

  static Area maybe(Addresses addresses) {
    return new Area(Addresses.none(), addresses);
  }

  static Area of(Fact<Addresses> fact) {
    return fact.fold(known -> of(known.value()), unknown -> UNKNOWN);
  }

  boolean isExact() {
    return certain == possible;
  }

  boolean isNone() {
    return possible.isEmpty();
  }

  Area union(Area other) {
    if (isNone()) {
      return other;
    }
    if (other.isNone()) {
      return this;
    }
    Addresses either = possible.union(other.possible);
    return isExact() && other.isExact()
        ? of(either)
        : new Area(certain.union(other.certain), either);
  }

  Area intersect(Area other) {
    Addresses both = possible.intersect(other.possible);
    return isExact() && other.isExact()
        ? of(both)
        : new Area(certain.intersect(other.certain), both);
  }

  Area within(Addresses addresses) {
    return intersect(of(addresses));
  }

  Area doubtful() {
    return certain.isEmpty() ? this : maybe(possible);
  }

  /** Packets to these addresses. */
  Span asDestinations() {
    return Span.ALL.toDestinations(this);
  }

  /** Packets from these addresses. */
  Span asSources() {
    return Span.ALL.fromSources(this);
  }

  /** The union of many. */
  static Area unionOf(List<Area> areas) {
    Addresses possible = Addresses.unionOf(areas.stream().map(Area::possible).toList());
    return areas.stream().allMatch(Area::isExact)
        ? of(possible)
        : new Area(Addresses.unionOf(areas.stream().map(Area::certain).toList()), possible);
  }
}
