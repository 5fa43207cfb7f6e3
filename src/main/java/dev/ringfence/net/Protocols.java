package dev.ringfence.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An exact, immutable set of IP protocols 0-255. */
public final class Protocols {
  private static final Protocols NONE = new Protocols(Ranges.NONE);
  private static final Protocols ALL = new Protocols(Ranges.between(0, Protocol.LARGEST));

  private final Ranges ranges;

  private Protocols(Ranges ranges) {
    this.ranges = ranges;
  }

  static Protocols ofRanges(Ranges ranges) {
    return new Protocols(ranges);
  }

  Ranges ranges() {
    return ranges;
  }

  public static Protocols none() {
    return NONE;
  }

  public static Protocols all() {
    return ALL;
  }

  public static Protocols of(Protocol... protocols) {
    List<Ranges> parts = new ArrayList<>();
    for (Protocol protocol : protocols) {
      parts.add(Ranges.between(protocol.number(), protocol.number()));
    }
    return new Protocols(Ranges.unionOf(parts));
  }

  public Protocols union(Protocols other) {
    return new Protocols(ranges.combine(other.ranges, SetOperation.UNION));
  }

  public Protocols intersect(Protocols other) {
    return new Protocols(ranges.combine(other.ranges, SetOperation.INTERSECT));
  }

  public Protocols minus(Protocols other) {
    return new Protocols(ranges.combine(other.ranges, SetOperation.MINUS));
  }

  public Protocols complement() {
    return ALL.minus(this);
  }

  public boolean contains(Protocol protocol) {
    return ranges.contains(0, protocol.number());
  }

  public boolean containsAll(Protocols other) {
    return ranges.containsAll(other.ranges);
  }

  public boolean intersects(Protocols other) {
    return ranges.intersects(other.ranges);
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Number of protocols, 0-256. */
  public int count() {
    return ranges.count().intValueExact();
  }

  /** The members, ascending. */
  public List<Protocol> list() {
    return IntStream.rangeClosed(0, Protocol.LARGEST)
        .mapToObj(Protocol::new)
        .filter(this::contains)
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Protocols that && ranges.equals(that.ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  /** Names and ranges of numbers such as {@code tcp,udp,90-99}, or {@code no protocol}. */
  @Override
  public String toString() {
    if (isEmpty()) {
      return "no protocol";
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      long first = ranges.firstLow(i);
      long last = ranges.lastLow(i);
      // Two neighbours such as esp and ah read better by name; a longer run is about its extent.
      if (last - first > 1) {
        words.add(first + "-" + last);
      } else {
        words.add(new Protocol((int) first).toString());
        if (last > first) {
          words.add(new Protocol((int) last).toString());
        }
      }
    }
    return String.join(",", words);
  }
}
