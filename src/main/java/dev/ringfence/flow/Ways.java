package dev.ringfence.flow;

import dev.ringfence.net.Packets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every way between two places, of all kinds; found when first asked for. */
final class Ways {
  /** Finds the ways of one kind. */
  interface Finder {
    /** Adds what leads from one segment to another, or from one subnet of it to another. */
    default void crossings(Segment from, Segment to, List<Crossing> crossings) {}

    /** Adds the ways from a segment to a zone beyond the estate. */
    default void outwards(Segment from, Outside to, List<Way> ways) {}

    /** Adds the ways from a zone beyond the estate to a segment. */
    default void inwards(Outside from, Segment to, List<Way> ways) {}
  }

  private record Pair(Place from, Place to) {}

  private final List<Finder> finders;

  /** Of ways that only an endpoint of the segment itself can take. */
  private final List<Finder> ofEndpoints;

  private final Passes passes;
  private final Map<Pair, List<Way>> known = new HashMap<>();

  private Ways(List<Finder> finders, List<Finder> ofEndpoints, Passes passes) {
    this.finders = List.copyOf(finders);
    this.ofEndpoints = List.copyOf(ofEndpoints);
    this.passes = passes;
  }

  /**
   * @param clusters finds those in and out of clusters
   */
  static Ways of(Topology topology, Exposure exposure, Finder clusters) {
    Guards guards = new Guards(topology);
    Appliances appliances = new Appliances(topology);
    UnmodelledWays unmodelled = new UnmodelledWays(topology, exposure, appliances);
    TransitWays transit = new TransitWays(topology);
    return new Ways(
        List.of(
            new LocalWays(),
            new PeeringWays(topology),
            transit,
            new TransitRelays(topology, transit, unmodelled),
            new VpnWays(topology),
            new ServiceWays(topology),
            clusters,
            new ApplianceWays(topology, appliances, unmodelled),
            unmodelled),
        List.of(
            new InternetWays(topology, exposure, guards),
            new TranslatedWays(topology),
            new BalancedWays(topology, exposure),
            new SubnetServiceWays(topology),
            new NatWays(topology, guards)),
        new Passes(topology));
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

  /**
   * Ways to a zone beyond the estate for what a gateway in a segment passes on, which has neither a
   * public address of its own there nor another gateway before it.
   */
  List<Way> onwards(Segment from, Outside to) {
    List<Way> ways = new ArrayList<>();
    find(finders, from, to, ways);
    return List.copyOf(ways);
  }

  private List<Way> find(Place from, Place to) {
    if (from instanceof Segment here && to instanceof Segment there) {
      return between(here, there);
    }
    List<Way> ways = new ArrayList<>();
    find(ofEndpoints, from, to, ways);
    find(finders, from, to, ways);
    return List.copyOf(ways);
  }

  private static void find(List<Finder> finders, Place from, Place to, List<Way> ways) {
    for (Finder finder : finders) {
      if (from instanceof Segment here && to instanceof Outside beyond) {
        finder.outwards(here, beyond, ways);
      } else if (from instanceof Outside beyond && to instanceof Segment there) {
        finder.inwards(beyond, there, ways);
      }
    }
  }

  private List<Way> between(Segment from, Segment to) {
    List<Way> ways = new ArrayList<>();
    if (from.equals(to) && !from.isRoutedInside()) {
      ways.add(
          Way.via("subnet", from, to)
              .references(References.RESOLVED)
              .scope(from.scope(from.withinSubnets()))
              .build());
    }
    List<Crossing> there = crossings(from, to);
    List<Crossing> back = there.isEmpty() ? List.of() : crossings(to, from);
    for (Crossing crossing : there) {
      Way.Builder way =
          Way.via(crossing.via(), from, to)
              .between(passes, from, to)
              .references(crossing.references())
              .scope(from.scope(outsideSubnets(from, to)))
              .doubts(crossing.doubts())
              .request(from.leaving())
              .request(crossing.stages())
              .request(to.entering())
              .answer(to.leaving());
      // Where answers of what is not modelled come back is not known either.
      if (crossing.isModelled()) {
        way.answer(back.isEmpty() ? noWayBack(from, to) : answers(crossing, back, from, to));
      }
      ways.add(way.answer(from.entering()).build());
    }
    return List.copyOf(ways);
  }

  /**
   * The ways back. What keeps track of connections drops an answer to what it has not seen, or may.
   */
  private static Stage answers(Crossing crossing, List<Crossing> back, Segment from, Segment to) {
    Stage elsewhere =
        FixedStage.unknown(
            Hop.Kind.ROUTE,
            to.name(),
            to.name(),
            "answers to " + from.name() + " come back another way than requests go",
            to.routing().sources());
    return new Alternatives(
        back.stream().map(other -> other.answerTo(crossing, elsewhere)).toList());
  }

  /** What needs no answer passes all the same. */
  private static Stage noWayBack(Segment from, Segment to) {
    return FixedStage.closed(
        Hop.Kind.ROUTE,
        to.name(),
        to.name(),
        "nothing leads from " + to.name() + " back to " + from.name(),
        to.routing().sources());
  }

  private List<Crossing> crossings(Segment from, Segment to) {
    List<Crossing> crossings = new ArrayList<>();
    finders.forEach(finder -> finder.crossings(from, to, crossings));
    return crossings;
  }

  private static Span outsideSubnets(Segment from, Segment to) {
    if (!from.equals(to) || from.isRoutedInside()) {
      return Span.ALL;
    }
    Span within = from.withinSubnets();
    return within.isExact()
        ? Span.of(Packets.all().minus(within.possible()))
        : new Span(Packets.all().minus(within.possible()), Packets.all().minus(within.certain()));
  }
}
