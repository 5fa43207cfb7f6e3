package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packet;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which endpoints the internet can address: with IPv4 those that have a public address, with IPv6
 * all whose address is global.
 */
final class Exposure {
  private final Topology topology;
  private final Map<Segment, List<Endpoint>> endpoints = new HashMap<>();
  private final Map<Segment, Area> areas = new HashMap<>();

  Exposure(Topology topology, List<Endpoint> all) {
    this.topology = topology;
    for (Endpoint endpoint : all) {
      endpoints
          .computeIfAbsent(topology.segmentOf(endpoint.subnet()), key -> new ArrayList<>())
          .add(endpoint);
    }
    endpoints.forEach((segment, members) -> areas.put(segment, exposed(members)));
  }

  private Area exposed(List<Endpoint> members) {
    List<Addresses> certain = new ArrayList<>();
    List<Addresses> possible = new ArrayList<>();
    for (Endpoint endpoint : members) {
      Area area = exposed(endpoint, topology.addressesOf(endpoint));
      certain.add(area.certain());
      possible.add(area.possible());
    }
    Addresses sure = Addresses.unionOf(certain);
    Addresses most = Addresses.unionOf(possible);
    return sure.equals(most) ? Area.of(most) : new Area(sure, most);
  }

  /**
   * Private addresses of an endpoint that the internet can send to.
   *
   * @param own all of its private addresses
   */
  static Area exposed(Endpoint endpoint, Area own) {
    Addresses ipv4 = Addresses.all(Family.IPV4);
    Area ipv6 = own.within(Addresses.INTERNET.minus(ipv4));
    Area all = own.within(ipv4);
    return endpoint
        .publicAddresses()
        .fold(
            known -> {
              if (known.value().family(Family.IPV4).isEmpty()) {
                return ipv6;
              }
              // The evidence ties public addresses to the interface, not to one of several.
              boolean isOne = all.possible().count(Family.IPV4).compareTo(BigInteger.ONE) <= 0;
              return ipv6.union(isOne ? all : all.doubtful());
            },
            unknown -> ipv6.union(all.doubtful()));
  }

  /** Those of a segment. */
  Area of(Segment segment) {
    return areas.getOrDefault(segment, Area.NONE);
  }

  List<Endpoint> endpoints(Segment segment) {
    return List.copyOf(endpoints.getOrDefault(segment, List.of()));
  }

  /**
   * Keeps the internet from endpoints that are closed to it because no filter stands before them.
   */
  Stage unlessClosed(Segment segment) {
    return ClosedAddresses.unless(endpoints(segment), topology);
  }

  /** Lets only packets to such endpoints pass. */
  Stage asDestination(Segment segment) {
    return new AddressStage(segment, of(segment).asDestinations(), true);
  }

  /** Lets only packets from such endpoints pass. */
  Stage asSource(Segment segment) {
    return new AddressStage(segment, of(segment).asSources(), false);
  }

  private final class AddressStage implements Stage {
    private final Segment segment;
    private final Span span;
    private final boolean isDestination;

    AddressStage(Segment segment, Span span, boolean isDestination) {
      this.segment = segment;
      this.span = span;
      this.isDestination = isDestination;
    }

    @Override
    public Span span() {
      return span;
    }

    @Override
    public List<Doubt> doubts() {
      if (span.isExact()) {
        return List.of();
      }
      return endpoints.getOrDefault(segment, List.of()).stream()
          .filter(endpoint -> !exposed(endpoint, topology.addressesOf(endpoint)).isExact())
          .map(
              endpoint ->
                  new Doubt(
                      "which public address "
                          + endpoint.header().name()
                          + " has is not certain"
                          + why(endpoint),
                      sources(endpoint)))
          .toList();
    }

    private String why(Endpoint endpoint) {
      return endpoint.publicAddresses() instanceof Fact.Unknown<Addresses> unknown
          ? ": " + unknown.reason()
          : "";
    }

    private List<SourceRef> sources(Endpoint endpoint) {
      List<SourceRef> sources = endpoint.publicAddresses().sources();
      return sources.isEmpty() ? List.of(endpoint.header().source()) : sources;
    }

    @Override
    public Hop hop(Packet packet) {
      Address address = isDestination ? packet.destination() : packet.source();
      Passage passage = span.of(packet);
      for (Endpoint endpoint : endpoints.getOrDefault(segment, List.of())) {
        if (topology.addressesOf(endpoint).possible().contains(address)) {
          return new Hop(
              Hop.Kind.ADDRESS,
              passage,
              endpoint.id(),
              endpoint.header().name(),
              List.of(),
              text(endpoint, address, passage),
              sources(endpoint));
        }
      }
      String text = "no endpoint has address " + address;
      return new Hop(
          Hop.Kind.ADDRESS, passage, segment.name(), segment.name(), List.of(), text, List.of());
    }

    private String text(Endpoint endpoint, Address address, Passage passage) {
      String name = endpoint.header().name();
      return switch (passage) {
        case PERMITTED ->
            address.family() == Family.IPV6
                ? name + " has the global address " + address
                : name
                    + " has public address "
                    + endpoint.publicAddresses().valueIfKnown().map(Object::toString).orElse("");
        case DENIED -> name + " has no public address";
        case INCONCLUSIVE -> "it is not certain whether " + name + " has a public address";
      };
    }
  }
}
