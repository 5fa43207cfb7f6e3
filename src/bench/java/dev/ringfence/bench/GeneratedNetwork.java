package dev.ringfence.bench;

import static dev.ringfence.bench.Made.arn;
import static dev.ringfence.bench.Made.header;
import static dev.ringfence.bench.Made.known;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Gateway;
import dev.ringfence.network.NatGateway;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Route;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.VirtualNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One network of a generated estate. */
final class GeneratedNetwork {
  private static final int INTERFACES_PER_GROUP = 15;
  private static final int RESERVED_ADDRESSES = 10;
  private static final int LARGEST_FLEET = 20;

  /** In a subnet of 4,096 addresses. */
  private static final int MOST_HOSTS = 4_000;

  private final int number;
  private final int networks;
  private final int zones;
  private final SplittableRandom random;
  private final String vpc;

  /** Hosts of interfaces in no order, as networks hand them out. */
  private final int[] scattered;

  GeneratedNetwork(int number, int networks, SplittableRandom random) {
    this.number = number;
    this.networks = networks;
    this.random = random;
    zones = random.nextInt(2, 5);
    vpc = "vpc-" + number;
    scattered = new int[MOST_HOSTS];
    Arrays.setAll(scattered, host -> host);
    for (int i = MOST_HOSTS - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int host = scattered[i];
      scattered[i] = scattered[other];
      scattered[other] = host;
    }
  }

  void addTo(List<Resource> resources, int interfaces, int rules) {
    resources.add(
        new VirtualNetwork(
            header("vpc", vpc),
            known(Addresses.of(GeneratedHub.block(number))),
            known(false),
            known(List.of()),
            known(List.of()),
            known(true),
            known("off")));
    gateways(resources);
    for (int tier = 0; tier < EstateGenerator.TIERS.size(); tier++) {
      GeneratedLists.addTo(resources, number, tier);
      List<Route> routes = routes(tier);
      resources.addAll(routes);
      for (int zone = 0; zone < zones; zone++) {
        resources.add(subnet(tier, zone, routes));
      }
    }
    GeneratedGroups groups =
        new GeneratedGroups(
            number, networks, Math.max(3, interfaces / INTERFACES_PER_GROUP), random);
    groups.addTo(resources, rules);
    int made = 0;
    while (made < interfaces) {
      int fleet = Math.min(interfaces - made, random.nextInt(1, LARGEST_FLEET + 1));
      addFleet(resources, made, fleet, groups);
      made += fleet;
    }
  }

  /** Interfaces of one service: the same groups, over all zones. */
  private void addFleet(List<Resource> resources, int first, int fleet, GeneratedGroups groups) {
    int share = random.nextInt(10);
    int tier = share == 0 ? 0 : share < 7 ? 1 : 2;
    List<String> carried = groups.carried(tier);
    for (int i = first; i < first + fleet; i++) {
      resources.add(networkInterface(i, tier, carried));
    }
  }

  private void gateways(List<Resource> resources) {
    resources.add(
        new Gateway(
            header("internet-gateway", "igw-" + number),
            known("internet"),
            known(List.of(arn("vpc", vpc)))));
    resources.add(
        new Gateway(
            header("vpn-gateway", "vgw-" + number), known("vpn"), known(List.of(arn("vpc", vpc)))));
    resources.add(
        new NatGateway(
            header("natgateway", "nat-" + number),
            arn("vpc", vpc),
            arn("subnet", subnetName(0, 0)),
            known("public"),
            known("eu-central-1a"),
            known(true),
            known("available")));
    resources.add(
        networkInterface(
            "eni-nat-" + number,
            subnetName(0, 0),
            "nat-gateway",
            arn("natgateway", "nat-" + number),
            address(0, 0, 5),
            List.of()));
  }

  private List<Route> routes(int tier) {
    String table = arn("route-table", "rtb-" + number + "-" + tier);
    List<Route> routes = new ArrayList<>();
    routes.add(Made.route(table, GeneratedHub.block(number), "local", "local"));
    routes.add(Made.route(table, "10.0.0.0/8", "transit-gateway", GeneratedHub.HUB));
    if (number % GeneratedHub.PEERED == 0 && number + 1 < networks) {
      routes.add(Made.route(table, GeneratedHub.block(number + 1), "peering", "pcx-" + number));
    }
    if (number % GeneratedHub.PEERED == 1) {
      int peer = number - 1;
      routes.add(Made.route(table, GeneratedHub.block(peer), "peering", "pcx-" + peer));
    }
    if (tier == 0) {
      routes.add(Made.route(table, "0.0.0.0/0", "internet-gateway", "igw-" + number));
    } else {
      routes.add(Made.route(table, "172.16.0.0/12", "vpn-gateway", "vgw-" + number));
    }
    if (tier == 1) {
      routes.add(Made.route(table, "0.0.0.0/0", "nat-gateway", "nat-" + number));
    }
    return routes;
  }

  private Subnet subnet(int tier, int zone, List<Route> routes) {
    String name = subnetName(tier, zone);
    return new Subnet(
        header("subnet", name),
        arn("vpc", vpc),
        known(Addresses.of("10." + number + "." + 16 * place(tier, zone) + ".0/20")),
        known("eu-central-1" + (char) ('a' + zone)),
        known(EstateGenerator.TIERS.get(tier)),
        known(false),
        known(false),
        known(false),
        known(routes),
        known(List.of()),
        known(List.of()),
        known(arn("network-acl", GeneratedLists.name(number, tier))));
  }

  private String subnetName(int tier, int zone) {
    return EstateGenerator.stage(number)
        + "-"
        + EstateGenerator.TIERS.get(tier)
        + "-"
        + number
        + "-"
        + zone;
  }

  private int place(int tier, int zone) {
    return tier * zones + zone;
  }

  private Address address(int tier, int zone, int host) {
    int bits = 10 << 24 | number << 16 | place(tier, zone) << 12 | host;
    return Address.ipv4(bits);
  }

  private NetworkInterface networkInterface(int index, int tier, List<String> carried) {
    int zone = random.nextInt(zones);
    return networkInterface(
        "eni-" + number + "-" + index,
        subnetName(tier, zone),
        tier == 0 ? "load-balancer" : "server",
        arn("instance", "i-" + number + "-" + index),
        address(tier, zone, RESERVED_ADDRESSES + scattered[index]),
        carried);
  }

  private NetworkInterface networkInterface(
      String name,
      String subnet,
      String role,
      String attachedTo,
      Address address,
      List<String> groups) {
    boolean isPublic = subnet.contains("-public-");
    Address known = Address.ipv4((int) (address.low() & 0x00FF_FFFFL) | 52 << 24);
    return new NetworkInterface(
        header("network-interface", name),
        arn("vpc", vpc),
        arn("subnet", subnet),
        known(isPublic ? "public" : "application"),
        known(role),
        known(attachedTo),
        known(Addresses.of(address)),
        known(isPublic ? Addresses.of(known) : Addresses.none()),
        known(groups),
        known(true));
  }
}
