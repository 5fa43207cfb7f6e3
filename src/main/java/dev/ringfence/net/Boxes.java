package dev.ringfence.net;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the packets of one family as a short list of boxes. The pieces that the layers give are
 * disjoint and read badly: port 443 from everywhere beside port 22 from one network comes out as
 * "from everywhere but that network". So each piece is widened as far as the set goes, and what the
 * others then cover is left out.
 */
final class Boxes {
  /** Widening compares every piece with every other; longer lists are given as they are. */
  private static final int MOST_WIDENED = 100;

  private final Family family;
  private final Map<Layer<Ranges>, Services> services;

  private Boxes(Family family, Map<Layer<Ranges>, Services> services) {
    this.family = family;
    this.services = services;
  }

  static List<Box> of(Packets packets) {
    List<Box> boxes = new ArrayList<>();
    for (Family family : Family.values()) {
      boxes.addAll(new Boxes(family, servicesByPairs(packets.layers(family))).boxes());
    }
    return List.copyOf(boxes);
  }

  private static Map<Layer<Ranges>, Services> servicesByPairs(
      Layer<Layer<Layer<Layer<Ranges>>>> layers) {
    Map<Layer<Ranges>, List<Services>> parts = new LinkedHashMap<>();
    layers.forEach(
        (protocols, fields) ->
            fields.forEach(
                (first, rest) ->
                    rest.forEach(
                        (second, pairs) ->
                            parts
                                .computeIfAbsent(pairs, key -> new ArrayList<>())
                                .add(new Services(Layer.of(protocols, Layer.of(first, second)))))));
    Map<Layer<Ranges>, Services> services = new LinkedHashMap<>();
    parts.forEach((pairs, list) -> services.put(pairs, Services.unionOf(list)));
    return services;
  }

  private List<Box> boxes() {
    List<Box> pieces = new ArrayList<>();
    services.forEach((pairs, on) -> pairs.forEach((from, to) -> pieces.add(box(from, to, on))));
    if (pieces.size() > MOST_WIDENED) {
      return pieces;
    }
    Set<Box> widened = new LinkedHashSet<>();
    pieces.forEach(piece -> widened.add(widened(piece)));
    return shortened(needed(new ArrayList<>(widened)));
  }

  private Box box(Ranges sources, Ranges destinations, Services on) {
    return new Box(
        Addresses.ofRanges(family, sources), Addresses.ofRanges(family, destinations), on);
  }

  /** The box with all services, then all sources, then all destinations that the set allows it. */
  private Box widened(Box piece) {
    Ranges destinations = piece.destinations().ranges(family);
    Layer<Ranges> area = Layer.of(piece.sources().ranges(family), destinations);
    List<Layer<Ranges>> around =
        services.keySet().stream().filter(pairs -> pairs.containsAll(area)).toList();
    Ranges sources =
        intersection(around.stream().map(pairs -> sourcesOfAll(pairs, destinations)).toList());
    return box(
        sources,
        intersection(
            around.stream().flatMap(pairs -> pairs.restrict(sources).rests().stream()).toList()),
        Services.unionOf(around.stream().map(services::get).toList()));
  }

  private static Ranges sourcesOfAll(Layer<Ranges> pairs, Ranges destinations) {
    return pairs.map(reached -> reached.containsAll(destinations) ? reached : Ranges.NONE).domain();
  }

  private static Ranges intersection(List<Ranges> sets) {
    return sets.stream()
        .reduce((left, right) -> left.combine(right, SetOperation.INTERSECT))
        .orElse(Ranges.NONE);
  }

  /** The boxes without those that the others cover; the smallest go first. */
  private static List<Box> needed(List<Box> boxes) {
    List<Box> kept = new ArrayList<>(boxes);
    for (Box box : boxes.stream().sorted(Comparator.comparing(Boxes::size)).toList()) {
      List<Packets> others =
          kept.stream().filter(other -> !other.equals(box)).map(Box::packets).toList();
      if (Packets.unionOf(others).containsAll(box.packets())) {
        kept.remove(box);
      }
    }
    return kept;
  }

  private static BigInteger size(Box box) {
    Family family = box.sources().first().orElseThrow().family();
    return box.sources()
        .count(family)
        .multiply(box.destinations().count(family))
        .multiply(box.services().count());
  }

  /** Leaves out services that wider boxes have already, where that makes the text shorter. */
  private static List<Box> shortened(List<Box> boxes) {
    List<Box> result = new ArrayList<>(boxes);
    for (int i = 0; i < result.size(); i++) {
      Box box = result.get(i);
      Services rest = box.services();
      for (Box other : result) {
        if (other != box
            && other.sources().containsAll(box.sources())
            && other.destinations().containsAll(box.destinations())) {
          rest = rest.minus(other.services());
        }
      }
      if (rest.toString().length() < box.services().toString().length() && !rest.isEmpty()) {
        result.set(i, new Box(box.sources(), box.destinations(), rest));
      }
    }
    return result;
  }
}
