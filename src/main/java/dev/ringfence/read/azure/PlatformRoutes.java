package dev.ringfence.read.azure;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Route;
import dev.ringfence.network.Tags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Routes that the platform makes in a network; the network's own answer is what shows them. */
final class PlatformRoutes {
  private final Item network;
  private final String name;
  private final Set<Addresses> taken;
  private final List<Route> routes = new ArrayList<>();

  /**
   * Routes for one route table.
   *
   * @param name the network's, for people
   * @param taken blocks of user-defined routes, which take the place of these
   */
  PlatformRoutes(Item network, String name, Set<Addresses> taken) {
    this.network = network;
    this.name = name;
    this.taken = new HashSet<>(taken);
  }

  List<Route> all() {
    return List.copyOf(routes);
  }

  void local(Cidr block) {
    add(block, "local", "local", true, network.json().sourceOf("addressSpace"));
  }

  void peering(Cidr block, String localId, PeeringLink link) {
    add(block, "peering", localId, true, link.item().json().source());
  }

  /** Beside a user-defined route to the same block it cannot be told which of the two holds. */
  void learned(Cidr block, String gateway, List<SourceRef> sources) {
    taken.remove(Addresses.of(block));
    add(block, "vpn-gateway", gateway, true, sources.get(0));
  }

  void toInternet(String block) {
    add(
        Cidr.parse(block),
        "internet-gateway",
        ShortNames.internet(name),
        true,
        network.json().source());
  }

  void dropped(String block) {
    add(Cidr.parse(block), "none", "", false, network.json().source());
  }

  /** The platform's own address leads to the host and nowhere else, whatever tables say. */
  void platform() {
    for (Cidr block : ServiceTags.PLATFORM.cidrs()) {
      taken.remove(Addresses.of(block));
      add(block, "platform", "platform", true, network.json().source());
    }
  }

  /**
   * What a gateway learned may cover anything but what is near, and may be as narrow as it likes.
   */
  void learnedOfUnknownExtent(Addresses near, Fact<Addresses> learned) {
    String why = learned.fold(known -> "", Fact.Unknown::reason);
    Addresses beyond = Addresses.all().minus(near).minus(ServiceTags.PLATFORM);
    routes.add(
        route(
            "learned",
            Fact.known(beyond, network.json().source()),
            Fact.known(List.of(beyond), network.json().source()),
            Fact.unknown(why, network.json().source()),
            Fact.unknown(why, network.json().source()),
            true,
            network.json().source()));
  }

  void peeringOfUnknownExtent(String localId, PeeringLink link, Fact<Addresses> remote) {
    SourceRef where = link.item().json().source();
    routes.add(
        route(
            "peering",
            remote,
            remote.map(List::of),
            Fact.known("peering", where),
            Fact.known(localId, where),
            true,
            where));
  }

  private void add(Cidr block, String target, String targetId, boolean isActive, SourceRef where) {
    Addresses addresses = Addresses.of(block);
    if (taken.add(addresses)) {
      routes.add(
          route(
              block.toString(),
              Fact.known(addresses, where),
              Fact.known(List.of(addresses), where),
              Fact.known(target, where),
              Fact.known(targetId, where),
              isActive,
              where));
    }
  }

  private Route route(
      String content,
      Fact<Addresses> destination,
      Fact<List<Addresses>> blocks,
      Fact<String> target,
      Fact<String> targetId,
      boolean isActive,
      SourceRef where) {
    String id = network.id() + "#system:" + content;
    ResourceHeader header =
        new ResourceHeader(
            id,
            id,
            "system route of " + name + " " + content,
            network.source(),
            Plane.ACTUAL,
            Tags.none(where),
            where);
    return new Route(
        header,
        network.id() + "#system",
        destination,
        blocks,
        Fact.known(false, where),
        target,
        targetId,
        Fact.known(isActive, where),
        Fact.known(List.of(), where),
        Fact.known(Addresses.none(), where));
  }
}
