package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Zone;
import dev.ringfence.network.Zoning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The analysis by sets of packets: groups of endpoints, ways between them, and what both let pass.
 */
final class SymbolicAnalysis implements FlowAnalysis {
  private final Population population;

  /** Made when the first name is asked for: few questions name a peer, some name thousands. */
  private @Nullable PeerNames names;

  private final ZoneList zones;
  private final Ways ways;
  private final Pairs pairs;
  private final NatRelays relays;
  private final PassThrough passThrough;
  private final Mediation mediation;
  private final Tracer tracer;
  private final UnseenPlaces unseen;

  /**
   * Only the last one asked about: the sets of all boundaries of a large estate fill any memory.
   */
  private final Map<Boundary, Listing> last = new HashMap<>();

  SymbolicAnalysis(NetworkModel network, Zoning zoning) {
    population = new Population(network, zoning);
    Exposure exposure = new Exposure(population.topology(), population.endpoints());
    ways = Ways.of(population.topology(), exposure, new ClusterWays(population.pods()));
    zones = new ZoneList(population, ways);
    pairs = new Pairs(ways);
    relays = new NatRelays(population.topology(), ways);
    GuardedHops hops =
        new GuardedHops(
            new EndpointHops(population.filters(), population.listeners()), population.hosts());
    tracer = new Tracer(hops);
    List<Handover> handovers = Handovers.of(population);
    passThrough = new PassThrough(pairs, relays, handovers, hops, tracer);
    mediation = new Mediation(handovers, PrivateLinks.of(population, handovers), this::passings);
    unseen = UnseenPlaces.of(network);
  }

  @Override
  public StandIns standIns() {
    return population.pods().standIns();
  }

  @Override
  public List<Zone> zones() {
    return zones.all();
  }

  @Override
  public List<Doubt> existence(String zone) {
    return zones.existence(zone);
  }

  @Override
  public boolean zonesAreInferred() {
    return population.zoning().isInferred();
  }

  @Override
  public List<Endpoint> endpoints() {
    return population.endpoints();
  }

  @Override
  public List<Endpoint> endpoints(String zone) {
    return population.endpoints(zone);
  }

  @Override
  public List<ZoneIssue> zoneIssues() {
    return population.issues();
  }

  @Override
  public List<Boundary> boundaries() {
    return zones.boundaries();
  }

  private Selection zone(String name) {
    return zones
        .outside(name)
        .map(outside -> Selection.of(outside, Addresses.all()))
        .orElseGet(() -> Selection.of(population.groups(name)));
  }

  private Listing listing(Boundary boundary) {
    Listing known = last.get(boundary);
    if (known == null) {
      // Before the next is made, so that only one at a time takes memory.
      last.clear();
      known = new Listing(allPassings(boundary));
      last.put(boundary, known);
    }
    return known;
  }

  /** A zone of the estate may hold what nobody saw. */
  private List<Passing> allPassings(Boundary boundary) {
    List<Passing> passings = passings(zone(boundary.from()), zone(boundary.to()));
    unseen
        .between(boundary.from(), Addresses.all(), boundary.to(), Addresses.all())
        .ifPresent(passings::add);
    return passings;
  }

  private List<Passing> allPassings(Peer from, Peer to) {
    List<Passing> passings = passings(selection(from), selection(to));
    if (mayBeUnseen(from) || mayBeUnseen(to)) {
      unseen
          .between(from.text(), from.addresses(), to.text(), to.addresses())
          .ifPresent(passings::add);
    }
    return passings;
  }

  /** Zones of the estate, and addresses of which no endpoint is known. */
  private boolean mayBeUnseen(Peer peer) {
    return peer.zone().map(zone -> !zone.isOutside()).orElse(peer.endpoints().isEmpty());
  }

  private List<Passing> passings(Selection from, Selection to) {
    List<Passing> passings = new ArrayList<>();
    for (Contribution contribution : pairs.between(from, to)) {
      passings.add(new Passing.Direct(contribution, tracer));
    }
    for (PassThrough.Handed handed : passThrough.between(from, to)) {
      passings.add(new Passing.Handed(handed, passThrough, handed.leg().target().alone()));
    }
    relays.between(from, to).forEach(one -> passings.add(new Passing.Relayed(one, tracer)));
    return passings;
  }

  @Override
  public BoundaryFlows between(Boundary boundary) {
    return flows(boundary, listing(boundary));
  }

  private static BoundaryFlows flows(Boundary boundary, Listing listing) {
    return new BoundaryFlows(
        boundary, listing.ways(), listing.isExact() ? List.of() : listing.doubts(), listing::span);
  }

  @Override
  public List<PermittedFlow> flows(Boundary boundary) {
    return flows(boundary, Packets.all());
  }

  @Override
  public List<PermittedFlow> flows(Boundary boundary, Packets only) {
    return listing(boundary).lines(only);
  }

  @Override
  public List<MediatedFlow> mediated(Boundary boundary) {
    return mediation.on(boundary, zone(boundary.from()), zone(boundary.to()));
  }

  @Override
  public BoundaryFlows between(Peer from, Peer to) {
    return flows(new Boundary(from.text(), to.text()), new Listing(allPassings(from, to)));
  }

  @Override
  public List<PermittedFlow> flows(Peer from, Peer to) {
    return new Listing(allPassings(from, to)).lines(Packets.all());
  }

  @Override
  public Peer peer(String text) {
    PeerNames known = names;
    if (known == null) {
      known = new PeerNames(population, zones());
      names = known;
    }
    return known.peer(text);
  }

  private Selection selection(Peer peer) {
    Optional<Zone> zone = peer.zone();
    if (zone.isPresent()) {
      return zone(zone.get().name());
    }
    Map<Group, Addresses> groups = new HashMap<>();
    Addresses left = peer.addresses();
    for (Group group : population.groupsOf(peer.endpoints())) {
      groups.put(group, peer.addresses());
      left = left.minus(group.addresses().certain());
    }
    boolean isByName = peer.addresses().equals(Addresses.all());
    Map<Outside, Addresses> outside = new LinkedHashMap<>();
    if (!isByName && !left.isEmpty()) {
      for (Outside beyond : Outside.ALL) {
        outside.put(beyond, left);
      }
    }
    // An endpoint's global address can be sent to over the internet as well.
    Addresses global = peer.addresses().intersect(Addresses.INTERNET);
    if (!isByName && !global.isEmpty()) {
      outside.put(Outside.INTERNET, global);
    }
    return new Selection(groups, outside);
  }

  @Override
  public Explanation explain(Peer from, Peer to, Services services) {
    Selection senders = selection(from);
    Selection receivers = selection(to);
    return new Questions(population, ways, tracer)
        .explain(
            allPassings(from, to),
            senders,
            receivers,
            services,
            "from " + from.text() + " to " + to.text());
  }

  @Override
  public Explanation explain(Packet packet) {
    return explain(
        peer(packet.source().toString()), peer(packet.destination().toString()), only(packet));
  }

  private static Services only(Packet packet) {
    if (packet.fields() instanceof Packet.Fields.PortPair ports) {
      return Services.of(
          packet.protocol(), Ports.of(ports.source()), Ports.of(ports.destination()));
    }
    return packet.fields() instanceof Packet.Fields.IcmpMessage message
        ? Services.icmp(packet.protocol(), message.type(), message.code())
        : Services.of(packet.protocol());
  }

  @Override
  public List<Reach> reach(Peer from, int mostHops) {
    boolean isBeyond = from.zone().map(Zone::isOutside).orElse(from.endpoints().isEmpty());
    return new Spread(population, this::passings)
        .from(selection(from), isBeyond ? List.of() : from.endpoints(), from.text(), mostHops);
  }
}
