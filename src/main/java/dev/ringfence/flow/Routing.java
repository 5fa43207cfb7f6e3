package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one route table sends which addresses: the longest block decides, of equal ones the static
 * route; a blackhole takes its addresses and drops them.
 */
final class Routing {
  /** Where a route leads. */
  record Target(String kind, String id) {
    static final Target DROPPED = new Target("blackhole", "");
    static final Target UNKNOWN = new Target("unknown", "");
  }

  /** A block of a route on its way to being decided. */
  private record Entry(Route route, Addresses block, int length, boolean isLearned) {
    boolean isLevelWith(Entry other) {
      return length == other.length && isLearned == other.isLearned && block.equals(other.block);
    }

    boolean tiesWith(Entry other) {
      return isLevelWith(other) && !target(route).equals(target(other.route));
    }

    Address first() {
      return block.first().orElseThrow();
    }
  }

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::length)
          .reversed()
          .thenComparing(Entry::isLearned)
          .thenComparing(Entry::first);

  private final Map<Target, Area> areas = new LinkedHashMap<>();
  private final Map<Target, List<SourceRef>> leading = new LinkedHashMap<>();
  private final Fact<List<Route>> routes;
  private final List<Doubt> doubts = new ArrayList<>();

  private Routing(Fact<List<Route>> routes) {
    this.routes = routes;
  }

  static Routing of(Fact<List<Route>> routes) {
    Routing routing = new Routing(routes);
    if (routes instanceof Fact.Unknown<List<Route>> unknown) {
      routing.doubts.add(new Doubt("routes are not known: " + unknown.reason(), unknown.sources()));
    } else {
      routing.decide(routes.valueIfKnown().orElseThrow());
    }
    return routing;
  }

  private void decide(List<Route> all) {
    List<Entry> entries = new ArrayList<>();
    List<Route> anywhere = new ArrayList<>();
    for (Route route : all) {
      if (route.blocks().isKnown()) {
        route.blocks().valueIfKnown().orElseThrow().forEach(b -> entries.addAll(entries(route, b)));
      } else {
        anywhere.add(route);
      }
    }
    entries.sort(ORDER);
    Addresses taken = Addresses.none();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Addresses left = entry.block().minus(taken);
      boolean isTied = isTied(entries, i);
      if (isTied) {
        doubts.add(
            new Doubt(
                "route "
                    + entry.route().header().name()
                    + " has the same block as another, which leads elsewhere",
                List.of(entry.route().header().source())));
      }
      add(entry.route(), isTied || !anywhere.isEmpty() ? Area.maybe(left) : Area.of(left));
      boolean isLastOfLevel = i + 1 == entries.size() || !entry.isLevelWith(entries.get(i + 1));
      if (isLastOfLevel) {
        taken = taken.union(entry.block());
      }
    }
    for (Route route : anywhere) {
      doubts.add(
          new Doubt(
              "the destination of route " + route.header().name() + " is not known",
              route.blocks().sources()));
      add(route, Area.UNKNOWN);
    }
  }

  private static Stream<Entry> stream(Route route, Addresses block) {
    return block.cidrs().stream()
        .map(
            cidr ->
                new Entry(
                    route,
                    Addresses.of(cidr),
                    cidr.prefixLength(),
                    route.isPropagated().valueIfKnown().orElse(true)));
  }

  private static List<Entry> entries(Route route, Addresses block) {
    return stream(route, block).toList();
  }

  private static boolean isTied(List<Entry> entries, int i) {
    Entry entry = entries.get(i);
    for (int j = i - 1; j >= 0 && entries.get(j).length() == entry.length(); j--) {
      if (entry.tiesWith(entries.get(j))) {
        return true;
      }
    }
    for (int j = i + 1; j < entries.size() && entries.get(j).length() == entry.length(); j++) {
      if (entry.tiesWith(entries.get(j))) {
        return true;
      }
    }
    return false;
  }

  private static Target target(Route route) {
    Optional<Boolean> isActive = route.isActive().valueIfKnown();
    if (isActive.isPresent() && !isActive.get()) {
      return Target.DROPPED;
    }
    return route.target().isKnown() && route.targetId().isKnown()
        ? new Target(
            route.target().valueIfKnown().orElseThrow(),
            route.targetId().valueIfKnown().orElseThrow())
        : Target.UNKNOWN;
  }

  private void add(Route route, Area area) {
    boolean isCertain = route.isActive().isKnown();
    Target target = target(route);
    if (target == Target.UNKNOWN || !isCertain) {
      doubts.add(
          new Doubt(
              "where route " + route.header().name() + " leads is not known",
              List.of(route.header().source())));
    }
    areas.merge(target, isCertain ? area : area.doubtful(), Area::union);
    leading.computeIfAbsent(target, key -> new ArrayList<>()).add(route.header().source());
  }

  /** Whether nothing is known of the table at all. */
  boolean isUnknown() {
    return !routes.isKnown();
  }

  /** Targets of known routes, in the order of their blocks. */
  List<Target> targets() {
    return List.copyOf(areas.keySet());
  }

  /**
   * What goes to a target; of an unknown table, everything may, as by a route of unknown target.
   */
  Area to(Target target) {
    if (isUnknown()) {
      return Area.UNKNOWN;
    }
    Area known = areas.getOrDefault(target, Area.NONE);
    return known.union(areas.getOrDefault(Target.UNKNOWN, Area.NONE).doubtful());
  }

  List<Doubt> doubts() {
    return doubts;
  }

  /** Where the routes stand. */
  List<SourceRef> sources() {
    return routes.sources();
  }

  /** Where the routes stand that lead to a target, or that may. */
  List<SourceRef> sources(Target target) {
    List<SourceRef> known = leading.getOrDefault(target, leading.get(Target.UNKNOWN));
    return known == null ? sources() : known.stream().distinct().toList();
  }

  /** The route that decides for an address; empty if none holds it or it cannot be told. */
  Optional<Route> deciding(Address address) {
    return routes.valueIfKnown().orElse(List.of()).stream()
        .filter(route -> length(route, address) >= 0)
        .max(
            Comparator.<Route>comparingInt(route -> length(route, address))
                .thenComparing(route -> !route.isPropagated().valueIfKnown().orElse(true)));
  }

  private static int length(Route route, Address address) {
    return route.blocks().valueIfKnown().orElse(List.of()).stream()
        .filter(block -> block.contains(address))
        .flatMap(block -> block.cidrs().stream())
        .filter(cidr -> cidr.contains(address))
        .mapToInt(Cidr::prefixLength)
        .max()
        .orElse(-1);
  }

  /** Why a route of an unknown table may lead somewhere. */
  String reason() {
    return routes instanceof Fact.Unknown<List<Route>> unknown
        ? unknown.reason()
        : Objects.toString(doubts.stream().map(Doubt::reason).findFirst().orElse(""));
  }
}
