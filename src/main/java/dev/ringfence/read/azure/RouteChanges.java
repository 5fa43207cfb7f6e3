package dev.ringfence.read.azure;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Routes of route tables that somebody wrote; and default routes that were away and came back: the
 * platform's own, to the internet, holds where a table has none (Azure virtual network, traffic
 * routing).
 */
final class RouteChanges {
  private static final String ROUTES = "routes";
  private static final Parts.Sort SORT =
      new Parts.Sort("microsoft.network/routetables", ROUTES, Calls.ROUTE_TABLES);

  private static final String PREFIX = "addressPrefix";
  private static final String HOP = "nextHopType";
  private static final Set<String> DEFAULTS = Set.of("0.0.0.0/0", "::/0");

  private final Estate estate;
  private final Neighbours neighbours;
  private final NextHops hops;
  private final Tiers tiers;
  private final Parts parts;

  RouteChanges(Estate estate, ActivityLog log, Neighbours neighbours, NextHops hops, Tiers tiers) {
    this.estate = estate;
    this.neighbours = neighbours;
    this.hops = hops;
    this.tiers = tiers;
    parts = new Parts(estate, SORT, log);
  }

  Parts parts() {
    return parts;
  }

  /** What an operation made; empty where it cannot be told. */
  Optional<List<Opening>> openings(LoggedOperation operation) {
    return parts
        .written(operation)
        .filter(routes -> routes.stream().allMatch(RouteChanges::isReadable))
        .map(routes -> routes.stream().map(route -> opening(operation, route)).toList());
  }

  private static boolean isReadable(Arm route) {
    return route.has(PREFIX) && route.has(HOP);
  }

  private Opening opening(LoggedOperation operation, Arm json) {
    Predicate<Arm> isSame = other -> content(json).equals(content(other));
    Route route = route(operation, json);
    return new Opening(
        operation,
        route.id() + ":" + String.join(":", content(json)),
        route.header().name() + " to " + json.raw(HOP) + hop(json),
        parts.owner(operation),
        Opening.ROUTE,
        parts.isThere(operation, json.id(), isSame),
        parts.takenBack(operation, json.id(), isSame),
        route.tiers(),
        Opening.none(operation),
        Fact.known(route, operation.where()));
  }

  private static String hop(Arm json) {
    return json.has("nextHopIpAddress") ? " " + json.raw("nextHopIpAddress") : "";
  }

  private static List<String> content(Arm route) {
    return List.of(
        route.raw(PREFIX).toLowerCase(Locale.ROOT),
        route.raw(HOP).toLowerCase(Locale.ROOT),
        route.raw("nextHopIpAddress"));
  }

  private Route route(LoggedOperation operation, Arm json) {
    String table = parts.owner(operation);
    Route route = hops.declared(Parts.whole(operation, table, ROUTES, List.of(json)), json);
    return new Route(
        route.header(),
        table,
        route.destination(),
        route.blocks(),
        route.isPropagated(),
        route.target(),
        route.targetId(),
        route.isActive(),
        tiersOf(operation, table),
        route.peerAddresses());
  }

  private List<Item> subnets(String table) {
    return estate.subnets().stream()
        .filter(subnet -> subnet.json().reference("routeTable").equals(table))
        .toList();
  }

  /** Those of the subnets that the table is used for now. */
  private Fact<List<String>> tiersOf(LoggedOperation operation, String table) {
    if (estate.find(Calls.ROUTE_TABLES, table).isEmpty()) {
      return Fact.unknown("the evidence has no such route table", operation.where());
    }
    return estate
        .answers()
        .gap(Calls.NETWORKS)
        .map(gap -> Fact.<List<String>>missing(gap))
        .orElseGet(
            () ->
                Fact.all(subnets(table).stream().map(subnet -> tiers.of(subnet.id())).toList())
                    .map(all -> List.copyOf(new TreeSet<>(all)))
                    .alsoFrom(List.of(operation.where())));
  }

  /** The platform's default route, while the table's own was away until it was made again. */
  List<Opening> away(LoggedOperation deletion) {
    return parts
        .touching(deletion, deletion.resource())
        .filter(parts::isWrite)
        .min(ActivityLog.ORDER)
        .flatMap(
            again ->
                parts.written(again).stream()
                    .flatMap(List::stream)
                    .filter(route -> route.id().equals(deletion.resource()))
                    .filter(route -> DEFAULTS.contains(route.raw(PREFIX)))
                    .filter(route -> !route.raw(HOP).equalsIgnoreCase("Internet"))
                    .findFirst()
                    .map(route -> List.of(away(deletion, again, route))))
        .orElse(List.of());
  }

  private Opening away(LoggedOperation deletion, LoggedOperation again, Arm own) {
    ObjectNode json = Parts.object();
    json.put("id", own.id()).put("name", own.raw("name")).put(PREFIX, own.raw(PREFIX));
    json.put(HOP, platformHop(parts.owner(deletion)));
    Route route = route(deletion, deletion.event().quoting(json));
    return new Opening(
        deletion,
        route.id() + "#away",
        route.header().name() + " taken away",
        parts.owner(deletion),
        Opening.ROUTE,
        parts.isGone(deletion),
        Optional.of(again),
        route.tiers(),
        Opening.none(deletion),
        Fact.known(route, deletion.where()));
  }

  /** A gateway may have announced a default route, which goes before the platform's. */
  private String platformHop(String table) {
    boolean mayBeAnnounced =
        subnets(table).stream()
            .anyMatch(subnet -> neighbours.gateways(Estate.networkOf(subnet.id())).isThere());
    return mayBeAnnounced ? "Internet, unless a gateway announced another" : "Internet";
  }
}
