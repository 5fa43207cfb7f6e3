package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the tag VirtualNetwork stands for in a subnet: what it stands for in the network, and what
 * the subnet's route table names (Azure virtual network, service tags). A default route may make it
 * everything.
 */
final class NetworkTags {
  private static final int SHORTEST = 0;

  private final Estate estate;
  private final Neighbours neighbours;
  private final Map<String, Bounds> known = new HashMap<>();

  NetworkTags(Estate estate, Neighbours neighbours) {
    this.estate = estate;
    this.neighbours = neighbours;
  }

  Bounds of(String subnet) {
    return known.computeIfAbsent(subnet, this::find);
  }

  private Bounds find(String subnet) {
    Optional<Item> found = estate.subnet(subnet);
    Optional<Item> network = estate.find(Calls.NETWORKS, Estate.networkOf(subnet));
    if (found.isEmpty() || network.isEmpty()) {
      return Bounds.unknown("subnet " + subnet + " is not in the evidence");
    }
    Bounds tag = neighbours.virtualNetworkTag(network.get());
    String table = found.get().json().reference("routeTable");
    return table.isEmpty() ? tag : withRoutes(tag, estate.get(Calls.ROUTE_TABLES, table));
  }

  private static Bounds withRoutes(Bounds tag, Fact<Item> table) {
    if (table instanceof Fact.Unknown<Item> unknown) {
      return tag.union(Bounds.unknown(unknown.reason()));
    }
    Bounds all = tag;
    for (Arm route : table.valueIfKnown().orElseThrow().json().list("routes")) {
      Optional<Addresses> block = Bounds.parsed(route.raw("addressPrefix"));
      boolean isDefault =
          block
              .filter(found -> found.cidrs().stream().anyMatch(c -> c.prefixLength() == SHORTEST))
              .isPresent();
      if (block.isPresent() && !isDefault) {
        all = all.union(Bounds.of(block.get()));
      } else {
        all =
            all.perhaps(
                block.orElse(Addresses.all()),
                "whether route "
                    + route.raw("addressPrefix")
                    + " makes VirtualNetwork cover it is not documented");
      }
    }
    return all;
  }
}
