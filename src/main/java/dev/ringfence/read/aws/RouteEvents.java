package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Events about routes of VPC route tables: created, replaced, deleted (EC2 API). */
final class RouteEvents implements EventKind {
  private final Estate estate;
  private final Routes routes;
  private final Snapshot snapshot;

  RouteEvents(Estate estate, Routes routes, Snapshot snapshot) {
    this.estate = estate;
    this.routes = routes;
    this.snapshot = snapshot;
  }

  @Override
  public String made() {
    return Opening.ROUTE;
  }

  @Override
  public boolean opens(String eventName) {
    return Set.of("CreateRoute", "ReplaceRoute").contains(eventName);
  }

  @Override
  public List<Opening> openings(LoggedEvent event) {
    return opening(event).stream().toList();
  }

  @Override
  public Set<String> closes(LoggedEvent event) {
    return switch (event.name()) {
      case "DeleteRoute", "ReplaceRoute" -> Set.of(route(event).id());
      default -> Set.of();
    };
  }

  private Item table(LoggedEvent event) {
    String id = event.request().id("RouteTableId");
    return estate
        .routeTables()
        .find(event.source(), id)
        .orElseGet(
            () -> {
              ObjectNode table = LoggedEvent.object();
              table.put("RouteTableId", id);
              return Item.of(event.shaped(table), event.source(), "", "");
            });
  }

  /** As the table would have it; an endpoint of an appliance stands where gateways do. */
  private Route route(LoggedEvent event) {
    ObjectNode route = LoggedEvent.object();
    event
        .request()
        .node()
        .properties()
        .forEach(
            member ->
                route.set(
                    member.getKey().equals("VpcEndpointId") ? "GatewayId" : member.getKey(),
                    member.getValue()));
    route.remove("RouteTableId");
    route.put("State", "active");
    route.put("Origin", "CreateRoute");
    return routes.logged(table(event), new Ec2Route(event.shaped(route)));
  }

  private Optional<Opening> opening(LoggedEvent event) {
    if (!event.request().has("RouteTableId")) {
      return Optional.empty();
    }
    Route route = route(event);
    String target = route.targetId().valueIfKnown().orElse("?");
    return Optional.of(
        new Opening(
            event,
            route.id() + ":" + target,
            route.header().name() + " to " + target,
            route.routeTable(),
            Opening.ROUTE,
            Set.of(route.id()),
            snapshot.has(event, Estate.ROUTE_TABLES, isThere(route)),
            route.tiers(),
            Opening.none(event),
            Opening.none(event),
            Fact.known(route, event.where())));
  }

  private boolean isThere(Route made) {
    return snapshot
        .one(Route.class, made.id())
        .filter(route -> route.targetId().valueIfKnown().equals(made.targetId().valueIfKnown()))
        .isPresent();
  }
}
