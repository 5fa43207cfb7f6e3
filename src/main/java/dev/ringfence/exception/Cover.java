package dev.ringfence.exception;

import dev.ringfence.net.Packets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the exceptions in force make of one deviation.
 *
 * @param parts what each of them covers, in order of their ids
 * @param rest what none of them covers; empty where the deviation is not about packets
 */
public record Cover(List<Part> parts, Optional<Packets> rest) {
  public Cover {
    parts = List.copyOf(parts);
  }

  /**
   * What one exception covers.
   *
   * @param packets those of the deviation that it names; empty if it covers the deviation whole,
   *     whatever passes
   */
  public record Part(ExceptionGrant grant, Optional<Packets> packets) {}

  static Cover of(Deviation deviation, List<ExceptionGrant> inForce) {
    List<Part> parts = new ArrayList<>();
    Optional<Packets> rest = deviation.packets();
    for (ExceptionGrant grant : inForce) {
      Packets named = grant.packets();
      parts.add(
          new Part(grant, grant.flow().flatMap(flow -> deviation.packets().map(named::intersect))));
      rest = rest.map(left -> left.minus(named));
    }
    return new Cover(parts, rest);
  }

  /** Whether nothing is left open. */
  public boolean isWhole() {
    return !parts.isEmpty() && rest.map(Packets::isEmpty).orElse(true);
  }

  /**
   * The exception to name first: one for the whole before one for a part, then what holds longest.
   */
  public Optional<ExceptionGrant> leading() {
    return parts.stream()
        .max(
            Comparator.comparing((Part part) -> part.packets().isEmpty())
                .thenComparing(part -> part.grant().lastDay())
                .thenComparing(part -> part.grant().id()))
        .map(Part::grant);
  }

  /** Ids of those that cover something that another one covers too. */
  public List<String> overlapping() {
    return parts.stream()
        .filter(one -> parts.stream().anyMatch(other -> !other.equals(one) && meet(one, other)))
        .map(part -> part.grant().id())
        .toList();
  }

  private static boolean meet(Part one, Part other) {
    return one.packets().isEmpty()
        || other.packets().isEmpty()
        || one.packets().get().intersects(other.packets().get());
  }
}
