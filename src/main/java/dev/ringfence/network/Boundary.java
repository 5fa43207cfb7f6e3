package dev.ringfence.network;

import java.util.Comparator;

/** An ordered pair of zones, by their names; of a zone with itself, its lateral traffic. */
public record Boundary(String from, String to) implements Comparable<Boundary> {
  private static final Comparator<Boundary> ORDER =
      Comparator.comparing(Boundary::from).thenComparing(Boundary::to);

  /** Globally unique and stable within an estate: {@code public->data}. */
  public String id() {
    return from + "->" + to;
  }

  public boolean isLateral() {
    return from.equals(to);
  }

  @Override
  public int compareTo(Boundary other) {
    return ORDER.compare(this, other);
  }

  /** As reports print it. */
  @Override
  public String toString() {
    return from + " -> " + to;
  }
}
