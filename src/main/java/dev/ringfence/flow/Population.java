package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Zone;
import dev.ringfence.network.Zoning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The endpoints of a network, in which zone each is, and groups of them. */
final class Population {
  private record Membership(String zone, boolean isCertain, Segment segment, HostKept kept) {}

  private record Spot(Segment segment, HostKept kept) {}

  private final PodNetworks pods;
  private final Topology topology;
  private final Zoning zoning;
  private final Filters filters;
  private final Listeners listeners;
  private final Hosts hosts;
  private final List<Endpoint> endpoints;
  private final Map<String, List<Group>> byZone = new HashMap<>();
  private final Map<String, List<Endpoint>> members = new HashMap<>();
  private final Map<Endpoint, Group> alone = new IdentityHashMap<>();
  private final List<ZoneIssue> issues = new ArrayList<>();

  Population(NetworkModel network, Zoning zoning) {
    this.zoning = zoning;
    pods = PodNetworks.of(network);
    endpoints =
        Endpoints.of(pods.network()).stream().sorted(Comparator.comparing(Endpoint::id)).toList();
    topology = new Topology(pods.network(), endpoints);
    filters = new Filters(topology, endpoints, pods.rules());
    listeners = new Listeners(topology);
    hosts = Hosts.of(network);
    Map<Membership, List<Endpoint>> memberships = new LinkedHashMap<>();
    endpoints.forEach(endpoint -> place(endpoint, memberships));
    memberships.forEach(
        (membership, found) ->
            byZone
                .computeIfAbsent(membership.zone(), key -> new ArrayList<>())
                .add(
                    group(
                        new Spot(membership.segment(), membership.kept()),
                        found,
                        doubts(membership, found))));
  }

  private Map<Endpoint, Doubt> doubts(Membership membership, List<Endpoint> found) {
    Map<Endpoint, Doubt> doubts = new IdentityHashMap<>();
    if (!membership.isCertain()) {
      for (Endpoint endpoint : found) {
        Zoning.Placement placement = zoning.placement(endpoint);
        String text =
            "whether "
                + endpoint.header().name()
                + " is in zone "
                + membership.zone()
                + " is not certain: "
                + placement.reason();
        List<SourceRef> sources = placement.sources();
        doubts.put(
            endpoint,
            new Doubt(text, sources.isEmpty() ? List.of(endpoint.header().source()) : sources));
      }
    }
    return doubts;
  }

  private void place(Endpoint endpoint, Map<Membership, List<Endpoint>> memberships) {
    Zoning.Placement placement = zoning.placement(endpoint);
    if (!placement.reason().isEmpty()) {
      issues.add(new ZoneIssue(endpoint, placement.reason(), placement.sources()));
    }
    Set<String> zones = new LinkedHashSet<>(placement.possible());
    if (zones.isEmpty()) {
      zones.add(Zone.UNASSIGNED.name());
    }
    for (String zone : zones) {
      boolean isCertain = placement.possible().isEmpty() || placement.certain().contains(zone);
      Membership membership =
          new Membership(
              zone, isCertain, topology.segmentOf(endpoint.subnet()), hosts.kept(endpoint));
      memberships.computeIfAbsent(membership, key -> new ArrayList<>()).add(endpoint);
      members.computeIfAbsent(zone, key -> new ArrayList<>()).add(endpoint);
    }
  }

  private Group group(Spot place, List<Endpoint> found, Map<Endpoint, Doubt> memberships) {
    return new Group(place.segment(), found, memberships, filters, listeners, place.kept());
  }

  private Spot placeOf(Endpoint endpoint) {
    return new Spot(topology.segmentOf(endpoint.subnet()), hosts.kept(endpoint));
  }

  PodNetworks pods() {
    return pods;
  }

  Topology topology() {
    return topology;
  }

  Filters filters() {
    return filters;
  }

  Listeners listeners() {
    return listeners;
  }

  Hosts hosts() {
    return hosts;
  }

  Zoning zoning() {
    return zoning;
  }

  List<Endpoint> endpoints() {
    return endpoints;
  }

  List<ZoneIssue> issues() {
    return List.copyOf(issues);
  }

  /** Members of a zone, those that may be in it included. */
  List<Endpoint> endpoints(String zone) {
    return List.copyOf(members.getOrDefault(zone, List.of()));
  }

  List<Group> groups(String zone) {
    return byZone.getOrDefault(zone, List.of());
  }

  /** Groups of just these endpoints, whatever their zones. */
  List<Group> groupsOf(List<Endpoint> some) {
    Map<Spot, List<Endpoint>> byPlace = new LinkedHashMap<>();
    for (Endpoint endpoint : some) {
      byPlace.computeIfAbsent(placeOf(endpoint), key -> new ArrayList<>()).add(endpoint);
    }
    List<Group> groups = new ArrayList<>();
    byPlace.forEach((place, found) -> groups.add(group(place, found, Map.of())));
    return groups;
  }

  /** The group of one endpoint. */
  Group alone(Endpoint endpoint) {
    Group known = alone.get(endpoint);
    if (known == null) {
      known = group(placeOf(endpoint), List.of(endpoint), Map.of());
      alone.put(endpoint, known);
    }
    return known;
  }
}
