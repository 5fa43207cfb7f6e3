package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Family;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Fact.Known;
import dev.ringfence.network.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The routes that hold in a subnet: those the platform makes, and those of its route table, which
 * take the place of the platform's for the same block (Azure virtual network, traffic routing).
 * Between blocks the longest decides, which is the analysis's business.
 */
final class SubnetRoutes {
  /** Blocks that the platform drops unless something else is known of them. */
  private static final List<String> RESERVED =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");

  private static final Addresses DEFAULT = Addresses.of("0.0.0.0/0");

  private final Estate estate;
  private final Neighbours neighbours;
  private final NextHops hops;
  private final ShortNames names;

  SubnetRoutes(Estate estate, Neighbours neighbours, NextHops hops, ShortNames names) {
    this.estate = estate;
    this.neighbours = neighbours;
    this.hops = hops;
    this.names = names;
  }

  Fact<List<Route>> of(Item subnet) {
    String table = subnet.json().reference("routeTable");
    Optional<Item> network = estate.find(Calls.NETWORKS, Estate.networkOf(subnet.id()));
    Fact<Addresses> own =
        network
            .map(Estate::addressSpace)
            .orElseGet(() -> Fact.unknown("its network is not in the evidence"));
    if (own instanceof Fact.Unknown<Addresses> unknown) {
      return Fact.unknown(unknown.reason(), subnet.json().source());
    }
    if (table.isEmpty()) {
      return Fact.known(made(network.orElseThrow(), List.of(), false), subnet.json().source());
    }
    return estate
        .get(Calls.ROUTE_TABLES, table)
        .flatMap(found -> merged(network.orElseThrow(), found))
        .alsoFrom(List.of(subnet.json().sourceOf("routeTable")));
  }

  private Fact<List<Route>> merged(Item network, Item table) {
    Neighbours.Gateways gateways = neighbours.gateways(network.id());
    Fact<Boolean> isDisabled = table.json().boolOr("disableBgpRoutePropagation", false);
    boolean mayLearn = gateways.isThere() && !isDisabled.valueIfKnown().orElse(false);
    boolean isClear = !mayLearn || gateways.learned().isKnown();
    List<Route> userDefined =
        table.json().stream("routes")
            .map(route -> hops.route(table, route, network.id(), isClear))
            .toList();
    List<Route> all = new ArrayList<>(userDefined);
    all.addAll(made(network, userDefined, !mayLearn));
    return Fact.known(List.copyOf(all), table.json().sourceOf("routes"));
  }

  /**
   * What the platform makes and no user-defined route replaces.
   *
   * @param isWithoutLearned whether what gateways learn does not hold here
   */
  private List<Route> made(Item network, List<Route> userDefined, boolean isWithoutLearned) {
    Set<Addresses> taken = new HashSet<>();
    userDefined.forEach(
        route -> route.blocks().valueIfKnown().orElse(List.of()).forEach(taken::add));
    PlatformRoutes routes = new PlatformRoutes(network, names.of(network.id()), taken);
    Addresses near = inside(network, routes, !userDefined.isEmpty());
    Neighbours.Gateways gateways = neighbours.gateways(network.id());
    if (gateways.isThere() && !isWithoutLearned) {
      learned(gateways, near, routes);
    }
    routes.platform();
    routes.toInternet("0.0.0.0/0");
    boolean hasIpv6 =
        !Estate.addressSpace(network).valueIfKnown().orElseThrow().family(Family.IPV6).isEmpty();
    if (hasIpv6) {
      routes.toInternet("::/0");
    }
    // A default route of the table's own takes what the platform would drop (Azure, traffic
    // routing): spokes reach each other over an appliance by such a route alone.
    if (!taken.contains(DEFAULT)) {
      RESERVED.forEach(routes::dropped);
    }
    return routes.all();
  }

  /** Routes to the network itself and its peers; learned ones do not go before these. */
  private Addresses inside(Item network, PlatformRoutes routes, boolean hasTable) {
    Addresses near = Estate.addressSpace(network).valueIfKnown().orElseThrow();
    Estate.blocks(network.json().member("addressSpace")).forEach(routes::local);
    if (hasTable) {
      hostRoutes(network.id()).cidrs().forEach(routes::local);
    }
    for (PeeringLink link : neighbours.carrying(network.id())) {
      Fact<Addresses> remote = link.remoteAddresses(estate);
      String name = names.peering(link);
      if (remote instanceof Known<Addresses> known) {
        link.remoteBlocks(estate).forEach(block -> routes.peering(block, name, link));
        near = near.union(known.value());
        if (hasTable) {
          hostRoutes(link.remote()).cidrs().forEach(block -> routes.peering(block, name, link));
        }
      } else {
        routes.peeringOfUnknownExtent(name, link, remote);
      }
    }
    return near;
  }

  /**
   * Private endpoints have routes of their own, which wider user-defined routes do not cover unless
   * the subnet's policies say so (Azure private link, network policies); where they do, the way is
   * there twice, so it stays possible.
   */
  private Addresses hostRoutes(String network) {
    return estate
        .interfaces()
        .filter(item -> Estate.networkOf(Estate.subnetOf(item)).equals(network))
        .filter(item -> item.json().has("privateEndpoint"))
        .flatMap(item -> InterfaceAddresses.own(item).valueIfKnown().stream())
        .reduce(Addresses.none(), Addresses::union);
  }

  private void learned(Neighbours.Gateways gateways, Addresses near, PlatformRoutes routes) {
    String gateway = names.gateway(gateways.owner());
    if (gateways.learned() instanceof Known<Addresses> known) {
      for (Cidr block : known.value().cidrs()) {
        routes.learned(block, gateway, known.sources());
      }
    } else {
      routes.learnedOfUnknownExtent(near, gateways.learned());
    }
  }
}
