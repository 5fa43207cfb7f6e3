package dev.ringfence.read.azure;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Route;
import dev.ringfence.network.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** User-defined routes (Azure REST API, Route): where a table sends a block. */
final class NextHops {
  private final Neighbours neighbours;
  private final ServiceTags tags;
  private final ShortNames names;

  NextHops(Neighbours neighbours, ServiceTags tags, ShortNames names) {
    this.neighbours = neighbours;
    this.tags = tags;
    this.names = names;
  }

  /** Where a route leads. */
  private record Hop(Fact<String> target, Fact<String> targetId, boolean isActive) {}

  /**
   * A route as it holds in a network.
   *
   * @param isClear false where narrower routes that nobody knows may go before it
   */
  Route route(Item table, Arm json, String network, boolean isClear) {
    SourceRef where = json.source();
    Hop hop =
        isClear ? hop(json, network) : unknown("a gateway may have learned narrower routes", where);
    return route(table, json, hop);
  }

  /** A route by itself, whatever network its table is used in. */
  Route declared(Item table, Arm json) {
    return route(table, json, hop(json, ""));
  }

  private Route route(Item table, Arm json, Hop hop) {
    SourceRef where = json.sourceOf("addressPrefix");
    Fact<Addresses> destination = destination(json);
    String prefix = json.raw("addressPrefix");
    String id = table.id() + "#" + prefix;
    ResourceHeader header =
        new ResourceHeader(
            id,
            table.name() + "#" + prefix,
            "route of " + table.name() + " " + prefix,
            table.source(),
            Plane.ACTUAL,
            Tags.none(json.source()),
            json.source());
    return new Route(
        header,
        table.id(),
        destination,
        destination.map(List::of),
        Fact.known(false, where),
        hop.target(),
        hop.targetId(),
        Fact.known(hop.isActive(), json.sourceOf("nextHopType")),
        Fact.known(List.of(), json.source()),
        Fact.known(Addresses.none(), where));
  }

  /** A block, or a service tag as far as it is published. */
  private Fact<Addresses> destination(Arm json) {
    String prefix = json.raw("addressPrefix");
    Optional<Addresses> block = Bounds.parsed(prefix);
    if (block.isPresent()) {
      return Fact.known(block.get(), json.sourceOf("addressPrefix"));
    }
    Bounds tag = tags.of(prefix, Bounds.unknown("a route to VirtualNetwork"));
    return tag.isExact() && !prefix.isEmpty()
        ? Fact.known(tag.least(), json.sourceOf("addressPrefix"))
        : Fact.unknown(
            "which addresses \"" + prefix + "\" is for is not known",
            json.sourceOf("addressPrefix"));
  }

  private Hop hop(Arm json, String network) {
    SourceRef where = json.sourceOf("nextHopType");
    String type = json.raw("nextHopType").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "none" -> new Hop(Fact.known("none", where), Fact.known("", where), false);
      case "internet" -> known("internet-gateway", ShortNames.internet(names.of(network)), where);
      case "virtualappliance" ->
          known("interface", json.raw("nextHopIpAddress"), json.sourceOf("nextHopIpAddress"));
      case "vnetlocal" -> known("local", "local", where);
      case "virtualnetworkgateway" -> gateway(network, where);
      default -> unknown("next hop type \"" + json.raw("nextHopType") + "\" is not known", where);
    };
  }

  private Hop gateway(String network, SourceRef where) {
    if (network.isEmpty()) {
      return known("vpn-gateway", "virtual network gateway", where);
    }
    Neighbours.Gateways gateways = neighbours.gateways(network);
    return gateways.isThere()
        ? known("vpn-gateway", names.gateway(gateways.owner()), where)
        : unknown("the network has no gateway that the evidence shows", where);
  }

  private static Hop known(String target, String targetId, SourceRef where) {
    return new Hop(Fact.known(target, where), Fact.known(targetId, where), true);
  }

  private static Hop unknown(String why, SourceRef where) {
    return new Hop(Fact.unknown(why, where), Fact.unknown(why, where), true);
  }
}
