package dev.ringfence.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every way between two places, of all kinds; found when first asked for. */
final class Ways {
  /** Finds the ways of one kind. */
  interface Finder {
    /** Adds the ways from one segment to another, or to itself. */
    default void between(Segment from, Segment to, List<Way> ways) {}

    /** Adds the ways from a segment to a zone beyond the estate. */
    default void outwards(Segment from, Outside to, List<Way> ways) {}

    /** Adds the ways from a zone beyond the estate to a segment. */
    default void inwards(Outside from, Segment to, List<Way> ways) {}
  }

  private record Pair(Place from, Place to) {}

  private final List<Finder> finders;
  private final Map<Pair, List<Way>> known = new HashMap<>();

  Ways(List<Finder> finders) {
    this.finders = List.copyOf(finders);
  }

  static Ways of(Topology topology, Exposure exposure) {
    Guards guards = new Guards(topology);
    return new Ways(
        List.of(
            new LocalWays(),
            new PeeringWays(topology),
            new TransitWays(topology),
            new InternetWays(topology, exposure, guards),
            new NatWays(topology, guards),
            new VpnWays(topology),
            new ServiceWays(topology),
            new UnmodelledWays(topology, exposure)));
  }

  /** Ways between two places; none between two zones beyond the estate. */
  List<Way> between(Place from, Place to) {
    Pair pair = new Pair(from, to);
    List<Way> ways = known.get(pair);
    if (ways == null) {
      ways = find(from, to);
      known.put(pair, ways);
    }
    return ways;
  }

  private List<Way> find(Place from, Place to) {
    List<Way> ways = new ArrayList<>();
    for (Finder finder : finders) {
      if (from instanceof Segment here && to instanceof Segment there) {
        finder.between(here, there, ways);
      } else if (from instanceof Segment here && to instanceof Outside beyond) {
        finder.outwards(here, beyond, ways);
      } else if (from instanceof Outside beyond && to instanceof Segment there) {
        finder.inwards(beyond, there, ways);
      }
    }
    return List.copyOf(ways);
  }
}
