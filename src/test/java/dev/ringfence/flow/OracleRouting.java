package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a route table sends one address: longest prefix, then static before propagated. */
final class OracleRouting {
  private OracleRouting() {}

  /** Whether the table sends it to a target that the test accepts; nowhere is not accepted. */
  static Verdict leads(
      Fact<List<Route>> table, Address destination, Function<Route, Verdict> test) {
    return table.fold(known -> leads(known.value(), destination, test), unknown -> Verdict.MAYBE);
  }

  private static Verdict leads(
      List<Route> routes, Address destination, Function<Route, Verdict> test) {
    List<Route> best = best(routes, destination);
    List<Route> doubtful = routes.stream().filter(route -> !route.blocks().isKnown()).toList();
    List<Verdict> outcomes = new ArrayList<>();
    best.forEach(route -> outcomes.add(carries(route).and(test.apply(route))));
    doubtful.forEach(
        route -> outcomes.add(Verdict.MAYBE.and(carries(route)).and(test.apply(route))));
    Verdict any = outcomes.stream().reduce(Verdict.NO, Verdict::or);
    boolean isCertain = doubtful.isEmpty() && outcomes.stream().distinct().count() <= 1;
    return isCertain && targets(best) <= 1 ? any : any.and(Verdict.MAYBE);
  }

  private static Verdict carries(Route route) {
    return route.isActive().fold(known -> Verdict.of(known.value()), unknown -> Verdict.MAYBE);
  }

  private static long targets(List<Route> routes) {
    return routes.stream().map(Route::targetId).map(Fact::valueIfKnown).distinct().count();
  }

  /** The routes one of which decides, if all blocks are known. */
  private static List<Route> best(List<Route> routes, Address destination) {
    List<Route> equal = new ArrayList<>();
    int longest = 0;
    for (Route route : routes) {
      int length = length(route, destination);
      if (length > longest) {
        equal.clear();
        longest = length;
      }
      if (length == longest) {
        equal.add(route);
      }
    }
    boolean hasStatic = equal.stream().anyMatch(route -> isPropagated(route, false));
    return equal.stream().filter(route -> !hasStatic || !isPropagated(route, true)).toList();
  }

  private static boolean isPropagated(Route route, boolean asked) {
    Optional<Boolean> known = route.isPropagated().valueIfKnown();
    return known.isPresent() && known.get() == asked;
  }

  /** Length of the longest block that holds the address, or -1. */
  private static int length(Route route, Address destination) {
    return route.blocks().valueIfKnown().orElse(List.of()).stream()
        .filter(block -> block.contains(destination))
        .flatMap(block -> block.cidrs().stream())
        .mapToInt(block -> block.prefixLength())
        .max()
        .orElse(-1);
  }
}
