package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Route;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Unmodelled;
import dev.ringfence.read.Translated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The routes of VPC route tables. */
final class Routes implements Mapper {
  private final RouteTables tables;
  private final Tiers tiers;
  private final PrefixLists prefixLists;
  private final Peerings peerings;
  private final Notes notes = new Notes();
  private final Map<Item, List<Route>> byTable = new LinkedHashMap<>();

  Routes(
      Estate estate, RouteTables tables, Tiers tiers, PrefixLists prefixLists, Peerings peerings) {
    this.tables = tables;
    this.tiers = tiers;
    this.prefixLists = prefixLists;
    this.peerings = peerings;
    estate.routeTables().all().forEach(table -> byTable.put(table, routes(table)));
  }

  /** Routes of a table, static ones before learned ones. */
  List<Route> of(Item table) {
    return byTable.getOrDefault(table, List.of());
  }

  @Override
  public Stream<Resource> resources() {
    return byTable.values().stream().flatMap(List::stream);
  }

  @Override
  public List<Unmodelled> unmodelled() {
    return notes.unmodelled();
  }

  static String arn(Item table) {
    return table.arn("route-table", table.json().id("RouteTableId"));
  }

  private List<Route> routes(Item table) {
    Fact<List<String>> tiersOfTable = tables.subnetsOf(table).flatMap(this::tiers);
    List<Route> routes = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    // A learned route may repeat a static one, which then keeps the plain name.
    Ec2Route.of(table)
        .filter(route -> !route.isPropagated())
        .forEach(route -> routes.add(route(table, route, name(route, taken), tiersOfTable)));
    Ec2Route.of(table)
        .filter(Ec2Route::isPropagated)
        .forEach(route -> routes.add(route(table, route, name(route, taken), tiersOfTable)));
    return List.copyOf(routes);
  }

  /** A route that a table had, though the evidence may not have it. */
  Route logged(Item table, Ec2Route route) {
    boolean isKnown = byTable.containsKey(table);
    return route(
        table,
        route,
        name(route, new HashSet<>()),
        isKnown
            ? tables.subnetsOf(table).flatMap(this::tiers)
            : Fact.unknown("the evidence has no such route table", route.json().source()));
  }

  private Fact<List<String>> tiers(List<Item> subnets) {
    Map<String, List<SourceRef>> found = new TreeMap<>();
    for (Item subnet : subnets) {
      Fact<String> tier = tiers.of(subnet);
      if (tier instanceof Fact.Unknown<String> unknown) {
        return new Fact.Unknown<>(unknown.reason(), unknown.sources());
      }
      found.putIfAbsent(tier.valueIfKnown().orElseThrow(), tier.sources());
    }
    return Fact.known(
        List.copyOf(found.keySet()), found.values().stream().flatMap(List::stream).toList());
  }

  /** The destination, which names a route in its table. */
  private static String name(Ec2Route route, Set<String> taken) {
    String destination =
        route.destinationMember().map(member -> canonical(route.json(), member)).orElse("nowhere");
    if (taken.add(destination)) {
      return destination;
    }
    String again = destination + (route.isPropagated() ? ":propagated" : ":again");
    String name = again;
    for (int i = 2; !taken.add(name); i++) {
      name = again + ":" + i;
    }
    return name;
  }

  private static String canonical(Json route, String member) {
    return Blocks.block(route, member).isKnown()
        ? Cidr.parse(route.id(member)).toString()
        : route.id(member).isEmpty() ? "unknown" : route.id(member);
  }

  private Route route(Item table, Ec2Route route, String name, Fact<List<String>> tiersOfTable) {
    String owner = arn(table);
    for (String strange : route.strange()) {
      notes.unknown(owner, "a route has " + strange, route.json().sourceOf(strange));
    }
    return new Route(
        header(table, route, name),
        owner,
        destination(table, owner, route),
        blocks(table, route),
        Fact.known(route.isPropagated(), route.json().sourceOf("Origin")),
        target(owner, route),
        targetId(route),
        noted(owner, route, route.isActive()),
        tiersOfTable,
        peerAddresses(table, route));
  }

  private Fact<Addresses> destination(Item table, String owner, Ec2Route route) {
    String member = route.destinationMember().orElse("");
    return switch (member) {
      case "" -> notes.unknown(owner, "a route has no known destination", route.json().source());
      case "DestinationPrefixListId" ->
          prefixLists
              .addresses(table.source(), route.json().id(member))
              .alsoFrom(List.of(route.json().sourceOf(member)));
      default -> noted(owner, route, Blocks.block(route.json(), member));
    };
  }

  private Fact<List<Addresses>> blocks(Item table, Ec2Route route) {
    String member = route.destinationMember().orElse("");
    return switch (member) {
      case "" -> Fact.unknown("a route has no known destination", route.json().source());
      case "DestinationPrefixListId" ->
          prefixLists
              .blocks(table.source(), route.json().id(member))
              .alsoFrom(List.of(route.json().sourceOf(member)));
      default -> Blocks.block(route.json(), member).map(List::of);
    };
  }

  /** What the evidence says of a route and could not be understood. */
  private <T> Fact<T> noted(String owner, Ec2Route route, Fact<T> fact) {
    return fact.fold(
        known -> known, unknown -> notes.unknown(owner, unknown.reason(), route.json().source()));
  }

  private Fact<String> target(String owner, Ec2Route route) {
    if (!route.strange().isEmpty()) {
      return Fact.unknown("the route has " + route.strange().get(0), route.json().source());
    }
    return route
        .target()
        .map(target -> Fact.known(target.kind(), route.json().sourceOf(target.member())))
        .orElseGet(
            () ->
                route.isBlackhole()
                    ? Fact.known("", route.json().sourceOf("State"))
                    : notes.unknown(owner, "a route has no known target", route.json().source()));
  }

  private static Fact<String> targetId(Ec2Route route) {
    return route
        .target()
        .map(target -> route.json().text(target.member()))
        .orElseGet(
            () ->
                route.isBlackhole()
                    ? Fact.known("", route.json().sourceOf("State"))
                    : Fact.unknown("the route has no known target", route.json().source()));
  }

  private Fact<Addresses> peerAddresses(Item table, Ec2Route route) {
    if (!route.isClear()) {
      return Fact.unknown("nobody knows where the route leads", route.json().source());
    }
    return route
        .target()
        .filter(target -> target.kind().equals("peering"))
        .map(target -> peerings.beyond(table, route.json().id(target.member())))
        .orElseGet(() -> Fact.known(Addresses.none(), route.json().source()));
  }

  private static ResourceHeader header(Item table, Ec2Route route, String name) {
    SourceRef where = route.json().source();
    String tableId = table.json().id("RouteTableId");
    return new ResourceHeader(
        arn(table) + "#" + name,
        Translated.address(tableId + "#" + name),
        Headers.of(table, arn(table), tableId).name() + " " + name,
        table.source(),
        Headers.plane(table.source()),
        Tags.none(where),
        where);
  }
}
