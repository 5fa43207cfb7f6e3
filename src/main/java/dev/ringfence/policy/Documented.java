package dev.ringfence.policy;

import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.DeclaredFlow;
import dev.ringfence.network.Zone;
import dev.ringfence.policy.Side.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One name on each side of a documented row; a row with several names has several of these. */
public record Documented(DeclaredFlow row, Side from, Side to) {
  private static final Set<String> OUTSIDE =
      Zone.OUTSIDE.stream().map(Zone::name).collect(Collectors.toUnmodifiableSet());

  private record Way(Place from, Place to) {
    Boundary boundary() {
      return new Boundary(from.zone(), to.zone());
    }
  }

  private Stream<Way> ways() {
    return from.places().stream()
        .flatMap(source -> to.places().stream().map(target -> new Way(source, target)))
        .filter(way -> !OUTSIDE.contains(way.from().zone()) || !OUTSIDE.contains(way.to().zone()));
  }

  /** The boundaries it speaks of, in order; none where both sides are beyond the estate. */
  public List<Boundary> boundaries() {
    return ways().map(Way::boundary).distinct().sorted().toList();
  }

  Meant on(Boundary boundary, Selection selection) {
    return Meant.unionOf(
        ways()
            .filter(way -> way.boundary().equals(boundary))
            .map(
                way ->
                    Meant.of(
                        selection.chosen(way.from().zone(), way.from().selector()),
                        selection.chosen(way.to().zone(), way.to().selector()),
                        row.services()))
            .toList());
  }

  /** What of it passes on any of its boundaries. */
  Passing passing(Map<Boundary, Passing> all, Selection selection) {
    List<Passing> parts =
        boundaries().stream().map(boundary -> passing(boundary, all, selection)).toList();
    return new Passing(
        Packets.unionOf(parts.stream().map(Passing::certain).toList()),
        Packets.unionOf(parts.stream().map(Passing::possible).toList()));
  }

  private Passing passing(Boundary boundary, Map<Boundary, Passing> all, Selection selection) {
    Passing passing = all.getOrDefault(boundary, Passing.NOTHING);
    Meant meant = on(boundary, selection);
    return new Passing(
        passing.certain().intersect(meant.certain()),
        passing.possible().intersect(meant.possible()));
  }

  static List<Documented> on(Collection<Documented> all, Boundary boundary) {
    return all.stream().filter(documented -> documented.boundaries().contains(boundary)).toList();
  }
}
