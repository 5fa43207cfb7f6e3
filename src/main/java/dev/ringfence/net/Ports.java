package dev.ringfence.net;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An exact, immutable set of transport ports 0-65535. */
public final class Ports {
  static final int LARGEST = 0xFFFF;
  private static final Ports NONE = new Ports(Ranges.NONE);
  private static final Ports ALL = new Ports(Ranges.between(0, LARGEST));

  private final Ranges ranges;

  private Ports(Ranges ranges) {
    this.ranges = ranges;
  }

  static Ports ofRanges(Ranges ranges) {
    return new Ports(ranges);
  }

  Ranges ranges() {
    return ranges;
  }

  public static Ports none() {
    return NONE;
  }

  public static Ports all() {
    return ALL;
  }

  /**
   * Just these ports.
   *
   * @throws IllegalArgumentException if one is not 0-65535
   */
  public static Ports of(int... ports) {
    List<Ranges> parts = new ArrayList<>();
    for (int port : ports) {
      parts.add(range(port, port).ranges);
    }
    return new Ports(Ranges.unionOf(parts));
  }

  /**
   * The ports from first to last, both included.
   *
   * @throws IllegalArgumentException if one is not 0-65535 or last is before first
   */
  public static Ports range(int first, int last) {
    if (first < 0 || last > LARGEST || first > last) {
      throw new IllegalArgumentException(
          first + "-" + last + " is not a range of ports: it takes two numbers 0-65535 in order");
    }
    return new Ports(Ranges.between(first, last));
  }

  public static Ports unionOf(Collection<Ports> sets) {
    return new Ports(Ranges.unionOf(sets.stream().map(Ports::ranges).toList()));
  }

  public Ports union(Ports other) {
    return new Ports(ranges.combine(other.ranges, SetOperation.UNION));
  }

  public Ports intersect(Ports other) {
    return new Ports(ranges.combine(other.ranges, SetOperation.INTERSECT));
  }

  public Ports minus(Ports other) {
    return new Ports(ranges.combine(other.ranges, SetOperation.MINUS));
  }

  public Ports complement() {
    return ALL.minus(this);
  }

  public boolean contains(int port) {
    return ranges.contains(0, port);
  }

  public boolean containsAll(Ports other) {
    return ranges.containsAll(other.ranges);
  }

  public boolean intersects(Ports other) {
    return ranges.intersects(other.ranges);
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Number of ports, 0-65536. */
  public int count() {
    return ranges.count().intValueExact();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ports that && ranges.equals(that.ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  /** Ascending ranges such as {@code 22,80-90}, or {@code no port}. */
  @Override
  public String toString() {
    return isEmpty() ? "no port" : ranges.text(number -> number);
  }
}
