package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packet;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why no way leads from one end to another: what their route tables, their addresses and their own
 * filters do with a packet. Without a way each of these that denies would have to change.
 */
record NoWay(Tracer tracer, End from, End to) {
  /**
   * One end of a packet.
   *
   * @param endpoint empty beyond the estate
   */
  record End(Place place, Optional<Endpoint> endpoint) {
    String name() {
      return place instanceof Segment segment ? segment.name() : ((Outside) place).zone().name();
    }

    boolean isInternet() {
      return place.equals(Outside.INTERNET);
    }
  }

  FlowPath path(Packet packet) {
    List<Hop> request = new ArrayList<>();
    List<Hop> answer = new ArrayList<>();
    from.endpoint()
        .ifPresent(
            sender ->
                request.add(tracer.withoutWay(sender, Direction.EGRESS, packet, to.endpoint())));
    if (from.place() instanceof Segment here) {
      request.add(route(here, packet.destination(), to));
      address(from, to, packet.source()).ifPresent(request::add);
    } else if (from.place().equals(Outside.PROVIDER_SERVICES)) {
      request.add(services());
    }
    address(to, from, packet.destination()).ifPresent(request::add);
    to.endpoint()
        .ifPresent(
            receiver ->
                request.add(
                    tracer.withoutWay(receiver, Direction.INGRESS, packet, from.endpoint())));
    if (to.place() instanceof Segment there) {
      answer.add(route(there, packet.source(), from));
    }
    return new FlowPath(
        packet,
        Tracer.name(from.place(), from.endpoint()),
        Tracer.name(to.place(), to.endpoint()),
        "no way",
        request,
        answer);
  }

  /** What the table of a segment does with an address that it should send to the other end. */
  private static Hop route(Segment segment, Address address, End other) {
    Routing routing = segment.routing();
    Optional<Route> found = routing.deciding(address);
    String text =
        found
            .map(
                route ->
                    "route "
                        + route.header().name()
                        + " leads to "
                        + route.targetId().valueIfKnown().orElse("an unknown target")
                        + ", and no way leads on from there to "
                        + other.name())
            .orElse("no route of " + segment.name() + " holds " + address);
    return new Hop(
        Hop.Kind.ROUTE,
        Passage.DENIED,
        found.map(Route::routeTable).orElse(segment.name()),
        segment.name(),
        found.map(route -> List.of(route.id())).orElse(List.of()),
        text,
        found.map(route -> List.of(route.header().source())).orElseGet(routing::sources));
  }

  /** Over IPv4 the internet reaches, and hears from, nobody without a public address. */
  private static Optional<Hop> address(End own, End other, Address address) {
    boolean isNeeded = other.isInternet() && address.family() == Family.IPV4;
    return own.endpoint()
        .filter(
            endpoint ->
                isNeeded && Exposure.exposed(endpoint, Area.of(endpoint.addresses())).isNone())
        .map(
            endpoint ->
                new Hop(
                    Hop.Kind.ADDRESS,
                    Passage.DENIED,
                    endpoint.id(),
                    endpoint.header().name(),
                    List.of(),
                    endpoint.header().name() + " has no public address",
                    List.of(endpoint.header().source())));
  }

  private Hop services() {
    return new Hop(
        Hop.Kind.GATEWAY,
        Passage.DENIED,
        from.name(),
        from.name(),
        List.of(),
        "services of the provider begin no connection over a gateway endpoint",
        List.of());
  }
}
