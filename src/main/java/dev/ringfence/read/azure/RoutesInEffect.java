package dev.ringfence.read.azure;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.network.EffectiveRoutes;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Route;
import dev.ringfence.read.azure.Forwarding.Entry;
import dev.ringfence.read.azure.Forwarding.Hop;
import dev.ringfence.read.azure.Forwarding.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Effective routes of interfaces, held against those that hold in the subnet: address by address,
 * of IPv6 only where an answer has routes to it. Left out is where service endpoints lead, and what
 * the platform drops beyond what is documented (Azure virtual network, traffic routing).
 */
record RoutesInEffect(Estate estate, SubnetRoutes routes) implements Mapper {
  private static final String LOCAL = "VnetLocal";
  private static final String PEERING = "VNetPeering";
  private static final String INTERNET = "Internet";
  private static final String GATEWAY = "VirtualNetworkGateway";
  private static final String APPLIANCE = "VirtualAppliance";
  private static final String PRIVATE_ENDPOINT = "InterfaceEndpoint";
  private static final String SERVICE_ENDPOINT = "VirtualNetworkServiceEndpoint";
  private static final String PLATFORM = "platform";
  private static final String BY_DEFAULT = "Default";

  /** A private endpoint lies in the network or in a peer, whose routes lead there too. */
  private static final Set<String> NEAR = Set.of(LOCAL, PEERING);

  @Override
  public Stream<Resource> resources() {
    return new InEffect(estate, Calls.EFFECTIVE_ROUTES).asked().map(this::compared);
  }

  private Resource compared(InEffect.Asked asked) {
    Item networkInterface = asked.networkInterface();
    String subnet = Estate.subnetOf(networkInterface);
    Fact<List<Route>> own =
        estate
            .subnet(subnet)
            .map(routes::of)
            .orElseGet(() -> Fact.unknown("subnet " + subnet + " is not in the evidence"));
    SourceRef where = asked.where().get(0);
    SourceRef ours =
        own.sources().isEmpty() ? networkInterface.json().source() : own.sources().get(0);
    Fact<Forwarding> evidence =
        own.flatMap(RoutesInEffect::entries).map(all -> Forwarding.of(all, ours));
    return new EffectiveRoutes(
        asked.header("effective-routes", "effective routes"),
        networkInterface.id(),
        asked.isRunning(),
        asked
            .said()
            .flatMap(RoutesInEffect::said)
            .map(all -> Forwarding.of(all, where))
            .flatMap(answer -> evidence.flatMap(known -> difference(answer, known)))
            .alsoFrom(asked.where()));
  }

  /** What the answer has, that is active. */
  private static Fact<List<Entry>> said(List<Arm> answer) {
    List<Entry> entries = new ArrayList<>();
    for (Arm route : answer) {
      Fact<List<String>> prefixes = route.texts("", "addressPrefix");
      Fact<Addresses> blocks =
          prefixes.flatMap(
              all ->
                  all.isEmpty()
                      ? Fact.unknown("a route has no addressPrefix", route.source())
                      : Bounds.blocks(prefixes));
      if (blocks instanceof Fact.Unknown<Addresses> unknown) {
        return Fact.unknown(unknown.reason(), route.source());
      }
      String state = route.raw("state").toLowerCase(Locale.ROOT);
      if (!state.equals("active") && !state.equals("invalid")) {
        return Fact.unknown("state \"" + route.raw("state") + "\" is not known", route.source());
      }
      if (state.equals("active")) {
        prefixes.valueIfKnown().orElseThrow().stream()
            .flatMap(text -> Bounds.parsed(text).stream())
            .forEach(block -> entries.add(new Entry(block, hop(route), route.source())));
      }
    }
    return entries.isEmpty()
        ? Fact.unknown("the answer has no active route")
        : Fact.known(List.copyOf(entries));
  }

  private static Hop hop(Arm route) {
    String type = route.raw("nextHopType");
    String source = route.raw("source");
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "vnetlocal" -> new Hop(LOCAL, "", source);
      case "vnetpeering", "vnetglobalpeering", "globalvnetpeering" -> new Hop(PEERING, "", source);
      case "virtualnetworkgateway" -> new Hop(GATEWAY, "", source);
      case "internet" -> new Hop(INTERNET, "", source);
      case "none" -> new Hop(Hop.DROPPED, "", source);
      case "interfaceendpoint" -> new Hop(PRIVATE_ENDPOINT, "", source);
      case "virtualnetworkserviceendpoint" -> new Hop(SERVICE_ENDPOINT, "", source);
      case "virtualappliance" -> appliance(addresses(route), source);
      default -> Hop.unknown("next hop type \"" + type + "\" is not known");
    };
  }

  private static Hop appliance(Fact<List<String>> addresses, String source) {
    return addresses.fold(
        known ->
            known.value().isEmpty()
                ? Hop.unknown("a route to an appliance does not tell its address")
                : new Hop(
                    APPLIANCE,
                    known.value().stream().sorted().collect(Collectors.joining(" ")),
                    source),
        unknown -> Hop.unknown(unknown.reason()));
  }

  private static Fact<List<String>> addresses(Arm route) {
    return route.texts("", "nextHopIpAddress");
  }

  /** What holds in the subnet by the evidence. */
  private static Fact<List<Entry>> entries(List<Route> routes) {
    List<Entry> entries = new ArrayList<>();
    for (Route route : routes) {
      if (route.blocks() instanceof Fact.Unknown<List<Addresses>> unknown) {
        return Fact.unknown(unknown.reason(), route.header().source());
      }
      Hop hop = hop(route);
      for (Addresses block : route.blocks().valueIfKnown().orElseThrow()) {
        List<Addresses> blocks =
            hop.isKnown() ? block.cidrs().stream().map(Addresses::of).toList() : List.of(block);
        blocks.forEach(one -> entries.add(new Entry(one, hop, route.header().source())));
      }
    }
    return Fact.known(List.copyOf(entries));
  }

  private static Hop hop(Route route) {
    return route
        .target()
        .with(route.targetId(), RoutesInEffect::hop)
        .fold(Fact.Known::value, unknown -> Hop.unknown(unknown.reason()));
  }

  private static Hop hop(String target, String id) {
    return switch (target) {
      case "local" -> new Hop(LOCAL, "", "");
      case "peering" -> new Hop(PEERING, "", "");
      case "vpn-gateway" -> new Hop(GATEWAY, "", "");
      case "internet-gateway" -> new Hop(INTERNET, "", "");
      case "none" -> new Hop(Hop.DROPPED, "", "");
      case "interface" -> new Hop(APPLIANCE, id, "");
      case PLATFORM -> new Hop(PLATFORM, "", "");
      default -> Hop.unknown("a route leads to " + target);
    };
  }

  private static Fact<String> difference(Forwarding answer, Forwarding evidence) {
    Addresses judged = judged(answer);
    Optional<Fact<String>> doubt = Optional.empty();
    for (Part said : answer.parts()) {
      for (Part own : evidence.parts()) {
        Addresses both = said.addresses().intersect(own.addresses()).intersect(judged);
        if (both.isEmpty() || isLeftOut(both, said.hop(), own.hop())) {
          continue;
        }
        if (said.hop().isKnown() && own.hop().isKnown()) {
          return Fact.known(words(both, said.hop(), own.hop()), said.where(), own.where());
        }
        String why = said.hop().isKnown() ? own.hop().note() : said.hop().note();
        doubt = doubt.or(() -> Optional.of(Fact.unknown(why, said.where(), own.where())));
      }
    }
    return doubt.orElseGet(() -> Fact.known("", evidence.parts().get(0).where()));
  }

  /** Whether nothing is to be said of two hops: they agree, or cannot be compared. */
  private static boolean isLeftOut(Addresses both, Hop said, Hop own) {
    boolean isUndocumented =
        said.is(Hop.DROPPED)
            && said.note().equalsIgnoreCase(BY_DEFAULT)
            && own.is(INTERNET)
            && !both.intersects(Addresses.PRIVATE);
    return (said.isKnown() && said.leadsWhere(own))
        || said.is(SERVICE_ENDPOINT)
        || (said.is(PRIVATE_ENDPOINT) && NEAR.contains(own.type()))
        || isUndocumented;
  }

  private static Addresses judged(Forwarding answer) {
    boolean hasIpv6 =
        answer.parts().stream()
            .filter(part -> !part.hop().note().equals("no route"))
            .anyMatch(part -> !part.addresses().family(Family.IPV6).isEmpty());
    return hasIpv6 ? InEffect.PEERS : InEffect.IPV4_PEERS;
  }

  private static String words(Addresses both, Hop said, Hop own) {
    return "to %s: %s by the answer, %s by the evidence"
        .formatted(both.cidrs().get(0), said.text(), own.text());
  }
}
