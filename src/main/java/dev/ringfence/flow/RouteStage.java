package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packet;
import dev.ringfence.network.Route;
import java.util.List;
import java.util.Optional;

/**
 * The route table of a subnet must send a packet to the target that a way goes through.
 *
 * @param table what to call the table where no route is to be named
 * @param span packets whose destination the table sends there
 */
record RouteStage(String table, Routing routing, Routing.Target target, Span span)
    implements Stage {

  static RouteStage of(String table, Routing routing, Routing.Target target) {
    return new RouteStage(table, routing, target, routing.to(target).asDestinations());
  }

  @Override
  public List<Doubt> doubts() {
    return span.isExact() ? List.of() : routing.doubts();
  }

  @Override
  public Hop hop(Packet packet) {
    Passage passage = span.of(packet);
    Optional<Route> route = routing.deciding(packet.destination());
    if (passage == Passage.INCONCLUSIVE) {
      return hop(passage, route, "where the table sends it is not known: " + routing.reason());
    }
    return route
        .map(found -> hop(passage, route, "route " + words(found) + decided(passage, found)))
        .orElseGet(
            () ->
                hop(
                    passage,
                    route,
                    "no route holds " + packet.destination() + ", so it is dropped"));
  }

  private static String words(Route route) {
    String name = route.header().name();
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private String decided(Passage passage, Route route) {
    String to = route.targetId().valueIfKnown().orElse("an unknown target");
    if (route.isActive().valueIfKnown().filter(active -> !active).isPresent()) {
      return " is a blackhole";
    }
    return " leads to " + to + (passage == Passage.DENIED ? ", not to " + targetName() : "");
  }

  private String targetName() {
    return target.id().isEmpty() ? target.kind() : target.id();
  }

  private Hop hop(Passage passage, Optional<Route> route, String text) {
    List<SourceRef> sources =
        route.map(found -> List.of(found.header().source())).orElseGet(routing::sources);
    return new Hop(
        Hop.Kind.ROUTE,
        passage,
        route.map(Route::routeTable).orElse(table),
        table,
        route.map(found -> List.of(found.id())).orElse(List.of()),
        text,
        sources);
  }
}
