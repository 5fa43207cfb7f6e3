package dev.ringfence.flow;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Box;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.EndpointSample;
import dev.ringfence.network.Zone;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/**
 * An analysis whose answers are written out: a web server that the internet reaches directly and
 * over a balancer, and a database that the web server may reach.
 */
@NullMarked
public final class FlowSample implements FlowAnalysis {
  public static final Endpoint WEB =
      EndpointSample.named("web", "public", "10.0.1.5/32").endpoint();
  public static final Endpoint DB = EndpointSample.named("db", "data", "10.0.2.9/32").endpoint();

  private static final Zone PUBLIC = new Zone("public", "public");
  private static final Zone DATA = new Zone("data", "data");
  private static final Boundary INWARD = new Boundary("internet", "public");
  private static final Boundary TO_DATA = new Boundary("public", "data");
  private static final Boundary OVER = new Boundary("internet", "data");

  private static final Services WEB_SERVICES =
      Services.tcp(Ports.of(443))
          .union(Services.of(Protocol.UDP, Ports.range(1024, 65535), Ports.of(443)));
  private static final Services POSTGRESQL = Services.tcp(Ports.of(5432));

  private static SourceRef at(String pointer) {
    return SourceRef.at(new Digest("a".repeat(64)), "groups.json", pointer);
  }

  private static Hop hop(Hop.Kind kind, Passage passage, String name, String text) {
    return new Hop(
        kind, passage, "sg-" + name, name, List.of("sgr-" + name), text, List.of(at("/" + name)));
  }

  private static FlowPath inward(Packet packet) {
    return new FlowPath(
        packet,
        "internet",
        WEB.id(),
        "internet gateway igw-1",
        List.of(
            hop(Hop.Kind.GATEWAY, Passage.PERMITTED, "igw-1", "the gateway is attached"),
            hop(Hop.Kind.INGRESS_FILTER, Passage.PERMITTED, "web", "web admits it")),
        List.of(hop(Hop.Kind.ROUTE, Passage.PERMITTED, "public", "the answer is routed back")));
  }

  private static FlowPath toData(Packet packet, Passage passage) {
    boolean isDenied = passage == Passage.DENIED;
    return new FlowPath(
        packet,
        WEB.id(),
        DB.id(),
        "local",
        List.of(
            hop(Hop.Kind.EGRESS_FILTER, Passage.PERMITTED, "web", "web lets out everything"),
            new Hop(
                Hop.Kind.INGRESS_FILTER,
                passage,
                "sg-db",
                "db",
                isDenied ? List.of() : List.of("sgr-db"),
                isDenied ? "no rule of db admits it" : "db admits it",
                List.of(at("/db")))),
        List.of());
  }

  private static Packet https(Protocol protocol) {
    return new Packet(
        Address.parse("198.51.100.1"),
        Address.parse("10.0.1.5"),
        protocol,
        new Packet.Fields.PortPair(49152, 443));
  }

  private static Packet postgresql(int port) {
    return Packet.tcp(Address.parse("10.0.1.5"), 49152, Address.parse("10.0.2.9"), port);
  }

  @Override
  public List<Zone> zones() {
    return List.of(PUBLIC, DATA, Zone.INTERNET);
  }

  @Override
  public List<Doubt> existence(String zone) {
    return List.of();
  }

  @Override
  public boolean zonesAreInferred() {
    return true;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(DB, WEB);
  }

  @Override
  public List<Endpoint> endpoints(String zone) {
    return switch (zone) {
      case "public" -> List.of(WEB);
      case "data" -> List.of(DB);
      default -> List.of();
    };
  }

  @Override
  public List<ZoneIssue> zoneIssues() {
    return List.of(new ZoneIssue(DB, "its tag\u001b[2J is in two zones", List.of(at("/tag"))));
  }

  @Override
  public List<Boundary> boundaries() {
    return List.of(OVER, INWARD, new Boundary("data", "public"), TO_DATA);
  }

  @Override
  public BoundaryFlows between(Boundary boundary) {
    Packets all =
        Packets.unionOf(flows(boundary).stream().map(flow -> flow.box().packets()).toList());
    boolean isDoubtful = boundary.equals(TO_DATA);
    return new BoundaryFlows(
        boundary,
        List.of(),
        isDoubtful
            ? List.of(new Doubt("no network ACL was collected", List.of(at(""))))
            : List.of(),
        () -> new Span(isDoubtful ? Packets.none() : all, all));
  }

  @Override
  public List<PermittedFlow> flows(Boundary boundary) {
    Addresses web = Addresses.of("10.0.1.5/32");
    if (boundary.equals(INWARD)) {
      return List.of(
          new PermittedFlow(
              new Box(Addresses.of("0.0.0.0/0"), web, WEB_SERVICES),
              Certainty.CERTAIN,
              "internet gateway igw-1",
              inward(https(Protocol.TCP))));
    }
    return boundary.equals(TO_DATA)
        ? List.of(
            new PermittedFlow(
                new Box(web, Addresses.of("10.0.2.9/32"), POSTGRESQL),
                Certainty.POSSIBLE,
                "local",
                toData(postgresql(5432), Passage.INCONCLUSIVE)))
        : List.of();
  }

  @Override
  public List<PermittedFlow> flows(Boundary boundary, Packets only) {
    return flows(boundary);
  }

  @Override
  public List<MediatedFlow> mediated(Boundary boundary) {
    return boundary.equals(OVER)
        ? List.of(
            new MediatedFlow(
                OVER,
                WEB.id(),
                WEB.id(),
                "web-public",
                Services.tcp(Ports.of(443)),
                POSTGRESQL,
                Certainty.CERTAIN,
                inward(https(Protocol.TCP)),
                toData(postgresql(5432), Passage.PERMITTED)))
        : List.of();
  }

  @Override
  public BoundaryFlows between(Peer from, Peer to) {
    return between(boundary(from, to));
  }

  @Override
  public List<PermittedFlow> flows(Peer from, Peer to) {
    return flows(boundary(from, to));
  }

  private Boundary boundary(Peer from, Peer to) {
    return new Boundary(zone(from), zone(to));
  }

  private String zone(Peer peer) {
    return peer.zone().map(Zone::name).orElse(peer.endpoints().contains(WEB) ? "public" : "data");
  }

  @Override
  public Peer peer(String text) {
    Optional<Zone> zone = zones().stream().filter(one -> one.name().equals(text)).findFirst();
    if (zone.isPresent()) {
      return new Peer(text, zone, endpoints(text), Addresses.all());
    }
    Endpoint endpoint =
        endpoints().stream()
            .filter(one -> one.header().name().equals(text) || one.id().equals(text))
            .findFirst()
            .orElseThrow(() -> new UnknownPeerException("nothing is named " + text));
    return new Peer(text, Optional.empty(), List.of(endpoint), Addresses.all());
  }

  @Override
  public Explanation explain(Peer from, Peer to, Services services) {
    if (to.endpoints().contains(WEB)) {
      return Explanation.by(Passage.PERMITTED, List.of(inward(https(Protocol.TCP))));
    }
    boolean isPostgresql = services.intersects(POSTGRESQL);
    return explain(postgresql(isPostgresql ? 5432 : 22));
  }

  @Override
  public Explanation explain(Packet packet) {
    if (packet.destination().equals(Address.parse("10.0.1.5"))) {
      return Explanation.by(Passage.PERMITTED, List.of(inward(packet)));
    }
    Passage passage = Packets.of(POSTGRESQL).contains(packet) ? Passage.PERMITTED : Passage.DENIED;
    return Explanation.by(passage, List.of(toData(packet, passage)));
  }

  @Override
  public List<Reach> reach(Peer from, int mostHops) {
    Reach first = new Reach(WEB, 1, "internet", WEB_SERVICES, Certainty.CERTAIN);
    Reach second = new Reach(DB, 2, WEB.id(), POSTGRESQL, Certainty.POSSIBLE);
    return mostHops == 1 ? List.of(first) : List.of(first, second);
  }
}
