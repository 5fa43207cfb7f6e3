package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Route;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The networks with their segments, and every resource by the names that others use for it. */
final class Topology {
  private final NetworkModel network;
  private final Map<String, Resource> byId = new HashMap<>();
  private final Map<String, List<Resource>> byLocalId = new HashMap<>();
  private final Map<String, Segment> bySubnet = new TreeMap<>();
  private final Map<String, List<Segment>> byNetwork = new TreeMap<>();
  private final Map<String, Stage> acls = new HashMap<>();
  private final Map<String, Addresses> occurring = new HashMap<>();
  private final Memo<Map<String, Addresses>> taken = new Memo<>(() -> taken(network()));

  /** What makes subnets alike. */
  private record Likeness(String virtualNetwork, String acl, Object routes) {}

  Topology(NetworkModel network, List<Endpoint> endpoints) {
    this.network = network;
    network.resources().forEach(this::index);
    Map<Likeness, Map<String, Area>> alike = new LinkedHashMap<>();
    Map<String, Optional<Subnet>> subnets = new TreeMap<>();
    network.of(Subnet.class).forEach(subnet -> subnets.put(subnet.id(), Optional.of(subnet)));
    Map<String, Endpoint> occupants = new HashMap<>();
    for (Endpoint endpoint : endpoints) {
      subnets.putIfAbsent(endpoint.subnet(), Optional.empty());
      occupants.putIfAbsent(endpoint.subnet(), endpoint);
    }
    subnets.forEach(
        (id, subnet) ->
            alike
                .computeIfAbsent(
                    subnet
                        .map(Topology::likeness)
                        .orElseGet(() -> new Likeness(network(occupants, id), id, id)),
                    key -> new TreeMap<>())
                .put(id, subnet.map(found -> Area.of(found.cidrs())).orElse(Area.UNKNOWN)));
    alike.values().forEach(members -> add(members, subnets, occupants));
    occurring(endpoints);
  }

  private void occurring(List<Endpoint> endpoints) {
    Map<String, List<Addresses>> all = new HashMap<>();
    segments()
        .forEach(
            segment ->
                all.computeIfAbsent(segment.virtualNetwork(), key -> new ArrayList<>())
                    .add(segment.possibleAddresses()));
    for (Endpoint endpoint : endpoints) {
      all.computeIfAbsent(endpoint.virtualNetwork(), key -> new ArrayList<>())
          .add(addressesOf(endpoint).possible());
    }
    all.forEach((id, parts) -> occurring.put(id, Addresses.unionOf(parts)));
  }

  private void index(Resource resource) {
    byId.putIfAbsent(resource.id(), resource);
    byLocalId.computeIfAbsent(resource.header().localId(), key -> new ArrayList<>()).add(resource);
  }

  private static Likeness likeness(Subnet subnet) {
    return new Likeness(
        subnet.virtualNetwork(),
        subnet.orderedFilter().valueIfKnown().orElse(subnet.id()),
        subnet
            .routes()
            .<Object>fold(
                known -> known.value().stream().map(Route::id).toList(), unknown -> subnet.id()));
  }

  private static String network(Map<String, Endpoint> occupants, String subnet) {
    Endpoint occupant = occupants.get(subnet);
    return occupant == null ? "" : occupant.virtualNetwork();
  }

  private void add(
      Map<String, Area> members,
      Map<String, Optional<Subnet>> subnets,
      Map<String, Endpoint> occupants) {
    String first = members.keySet().iterator().next();
    Optional<Subnet> subnet = subnets.getOrDefault(first, Optional.empty());
    String virtualNetwork =
        subnet.map(Subnet::virtualNetwork).orElseGet(() -> network(occupants, first));
    String name = members.keySet().stream().map(this::nameOf).collect(Collectors.joining(", "));
    Segment segment =
        new Segment(
            virtualNetwork,
            members,
            acl(subnet, first, occupants, Direction.EGRESS),
            acl(subnet, first, occupants, Direction.INGRESS),
            Routing.of(subnet.map(Subnet::routes).orElseGet(() -> missing(first, occupants))),
            name,
            doubts(members.keySet(), subnets, occupants));
    members.keySet().forEach(id -> bySubnet.put(id, segment));
    byNetwork.computeIfAbsent(virtualNetwork, key -> new ArrayList<>()).add(segment);
  }

  /** What would be read of a subnet that an endpoint names and the evidence lacks. */
  private <T> Fact<T> missing(String subnet, Map<String, Endpoint> occupants) {
    String reason = "subnet " + nameOf(subnet) + " is not in the evidence";
    Endpoint occupant = occupants.get(subnet);
    return occupant == null
        ? Fact.unknown(reason)
        : Fact.unknown(reason, occupant.header().source());
  }

  private List<Doubt> doubts(
      Set<String> members, Map<String, Optional<Subnet>> subnets, Map<String, Endpoint> occupants) {
    List<Doubt> doubts = new ArrayList<>();
    for (String id : members) {
      Fact<Addresses> blocks =
          subnets
              .getOrDefault(id, Optional.empty())
              .map(Subnet::cidrs)
              .orElseGet(() -> missing(id, occupants));
      if (blocks instanceof Fact.Unknown<Addresses> unknown) {
        doubts.add(
            new Doubt(
                "the addresses of subnet " + nameOf(id) + " are not known: " + unknown.reason(),
                unknown.sources()));
      }
    }
    return doubts;
  }

  private Stage acl(
      Optional<Subnet> subnet, String id, Map<String, Endpoint> occupants, Direction direction) {
    Fact<String> filter = subnet.map(Subnet::orderedFilter).orElseGet(() -> missing(id, occupants));
    return filter.fold(
        known -> known(known.value(), known.sources(), direction),
        unknown ->
            FixedStage.unknown(
                kind(direction),
                id,
                nameOf(id),
                "the network ACL of subnet " + nameOf(id) + " is not known: " + unknown.reason(),
                unknown.sources()));
  }

  private Stage known(String id, List<SourceRef> sources, Direction direction) {
    if (id.isEmpty()) {
      return NoList.STAGE;
    }
    Stage known = acls.get(id + direction);
    if (known == null) {
      known =
          byId.get(id) instanceof OrderedFilter filter
              ? OrderedList.of(filter, direction)
              : FixedStage.unknown(
                  kind(direction),
                  id,
                  id,
                  "network ACL " + id + " is not in the evidence",
                  sources);
      acls.put(id + direction, known);
    }
    return known;
  }

  private static Hop.Kind kind(Direction direction) {
    return direction == Direction.INGRESS ? Hop.Kind.ORDERED_INGRESS : Hop.Kind.ORDERED_EGRESS;
  }

  NetworkModel network() {
    return network;
  }

  /** The resource's name, or the last part of the id of one that is not in the evidence. */
  String nameOf(String id) {
    Resource resource = byId.get(id);
    return resource == null
        ? id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1)
        : resource.header().name();
  }

  <R extends Resource> Optional<R> find(String id, Class<R> type) {
    return Optional.ofNullable(byId.get(id)).filter(type::isInstance).map(type::cast);
  }

  /** By the provider's short id, as routes name their targets. */
  <R extends Resource> Stream<R> named(String localId, Class<R> type) {
    return byLocalId.getOrDefault(localId, List.of()).stream()
        .filter(type::isInstance)
        .map(type::cast);
  }

  Segment segmentOf(String subnet) {
    Segment segment = bySubnet.get(subnet);
    if (segment == null) {
      throw new IllegalStateException("no segment has subnet " + subnet);
    }
    return segment;
  }

  Optional<Segment> findSegment(String subnet) {
    return Optional.ofNullable(bySubnet.get(subnet));
  }

  /** Ids of networks that have segments. */
  List<String> networks() {
    return List.copyOf(byNetwork.keySet());
  }

  List<Segment> segments(String virtualNetwork) {
    return byNetwork.getOrDefault(virtualNetwork, List.of());
  }

  Stream<Segment> segments() {
    return byNetwork.values().stream().flatMap(List::stream);
  }

  /**
   * Addresses of an endpoint; where they are not known, any of its subnet's blocks that no other
   * interface has, since an interface has no others (VPC user guide, IP addressing).
   */
  Area addressesOf(Endpoint endpoint) {
    return endpoint
        .addresses()
        .fold(known -> Area.of(known.value()), unknown -> untold(endpoint.subnet()));
  }

  /** The same; of an endpoint that may not be there they are only possible. */
  Area addressesInUse(Endpoint endpoint) {
    Area addresses = addressesOf(endpoint);
    return endpoint.isInUse().isKnown() ? addresses : addresses.doubtful();
  }

  private Area untold(String subnet) {
    Addresses left = segmentOf(subnet).subnet(subnet).possible();
    return Area.maybe(left.minus(taken.get().getOrDefault(subnet, Addresses.none())));
  }

  /** Addresses that interfaces are known to have, by subnet. */
  static Map<String, Addresses> taken(NetworkModel network) {
    Map<String, Addresses> found = new HashMap<>();
    network
        .of(NetworkInterface.class)
        .forEach(
            seen ->
                seen.privateAddresses()
                    .valueIfKnown()
                    .ifPresent(own -> found.merge(seen.subnet(), own, Addresses::union)));
    return found;
  }

  /** Every address of a network. */
  Area addressesOf(String virtualNetwork) {
    return find(virtualNetwork, VirtualNetwork.class)
        .map(found -> Area.of(found.cidrs()))
        .orElse(Area.UNKNOWN);
  }

  /** Addresses that any of its endpoints may have; every address where that is not known. */
  Addresses occurringIn(String virtualNetwork) {
    return occurring.getOrDefault(virtualNetwork, Addresses.all());
  }

  /** Region of a network, as far as the evidence tells. */
  Optional<String> regionOf(String virtualNetwork) {
    return find(virtualNetwork, VirtualNetwork.class)
        .map(found -> found.header().origin().region());
  }

  boolean isInEvidence(String virtualNetwork) {
    return byNetwork.containsKey(virtualNetwork);
  }
}
