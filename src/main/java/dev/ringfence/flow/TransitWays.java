package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packet;
import dev.ringfence.network.Route;
import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.TransitGateway;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Over transit gateways: to other networks, and to what is attached to them beyond the estate. */
final class TransitWays implements Ways.Finder {
  private static final String KIND = "transit-gateway";
  private static final String NETWORK = "vpc";
  private static final Set<String> PREMISES =
      Set.of("vpn", "vpn-concentrator", "direct-connect-gateway", "connect", "client-vpn");

  private final Topology topology;
  private final TransitGraph graph;
  private final Map<String, List<TransitAttachment>> byNetwork = new HashMap<>();

  TransitWays(Topology topology) {
    this.topology = topology;
    graph = new TransitGraph(topology.network());
  }

  @Override
  public void crossings(Segment from, Segment to, List<Crossing> crossings) {
    if (from.virtualNetwork().equals(to.virtualNetwork())) {
      return;
    }
    for (TransitAttachment entry : of(from.virtualNetwork())) {
      for (TransitAttachment exit : of(to.virtualNetwork())) {
        Area there = graph.forwarded(entry, exit);
        if (!there.isNone()) {
          List<Stage> stages = new ArrayList<>();
          stages.add(route(from, entry));
          stages.addAll(ingressOf(entry, from));
          stages.add(new TransitStage(entry, exit, there.asDestinations()));
          stages.addAll(egressOf(exit, to));
          crossings.add(
              Crossing.modelled(
                  "transit gateway " + gatewayOf(entry), references(entry, exit), stages));
        }
      }
    }
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    for (TransitAttachment entry : of(from.virtualNetwork())) {
      for (TransitAttachment exit : beyond(to)) {
        Area there = graph.forwarded(entry, exit);
        if (!there.isNone()) {
          ways.add(
              Way.via("transit gateway " + gatewayOf(entry), from, to)
                  .references(References.UNRESOLVED)
                  .request(from.leaving(), route(from, entry))
                  .request(ingressOf(entry, from))
                  .request(new TransitStage(entry, exit, there.asDestinations()))
                  .answer(new TransitStage(exit, entry, returning(exit, entry)))
                  .answer(egressOf(entry, from))
                  .answer(from.entering())
                  .build());
        }
      }
    }
  }

  @Override
  public void inwards(Outside from, Segment to, List<Way> ways) {
    for (TransitAttachment exit : of(to.virtualNetwork())) {
      for (TransitAttachment entry : beyond(from)) {
        Area there = graph.forwarded(entry, exit);
        Area back = graph.forwarded(exit, entry);
        if (!there.isNone() && !back.isNone()) {
          ways.add(
              Way.via("transit gateway " + gatewayOf(exit), from, to)
                  .references(References.UNRESOLVED)
                  .scope(routed(to, exit))
                  .scope(back.asSources())
                  .request(new TransitStage(entry, exit, there.asDestinations()))
                  .request(egressOf(exit, to))
                  .request(to.entering())
                  .answer(to.leaving(), route(to, exit))
                  .answer(ingressOf(exit, to))
                  .answer(new TransitStage(exit, entry, back.asDestinations()))
                  .build());
        }
      }
    }
  }

  /** Sources to which the segment's routes send over the gateway. */
  private Span routed(Segment segment, TransitAttachment attachment) {
    return segment.routing().to(new Routing.Target(KIND, gatewayOf(attachment))).asSources();
  }

  private Span returning(TransitAttachment exit, TransitAttachment entry) {
    return graph.forwarded(exit, entry).asDestinations();
  }

  private List<TransitAttachment> of(String network) {
    return byNetwork.computeIfAbsent(network, this::find);
  }

  private List<TransitAttachment> find(String network) {
    return graph.attachments().stream()
        .filter(a -> a.type().valueIfKnown().map(NETWORK::equals).orElse(true))
        .filter(a -> a.attached().valueIfKnown().map(network::equals).orElse(true))
        .toList();
  }

  /** Attachments behind which a zone beyond the estate lies. */
  private List<TransitAttachment> beyond(Outside zone) {
    return graph.attachments().stream().filter(a -> leadsTo(a, zone)).toList();
  }

  private boolean leadsTo(TransitAttachment attachment, Outside zone) {
    String type = attachment.type().valueIfKnown().orElse("");
    if (zone.zone().equals(Zone.ON_PREMISES)) {
      return PREMISES.contains(type);
    }
    if (!zone.zone().equals(Zone.OTHER_NETWORKS)) {
      return false;
    }
    return switch (type) {
      case NETWORK ->
          attachment.attached().valueIfKnown().map(id -> !topology.isInEvidence(id)).orElse(true);
      case "peering" -> graph.farEnds(attachment).isEmpty();
      default -> !PREMISES.contains(type);
    };
  }

  private String gatewayOf(TransitAttachment attachment) {
    return localId(attachment.transitGateway());
  }

  private static String localId(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private Stage route(Segment segment, TransitAttachment attachment) {
    return RouteStage.of(
        segment.name(), segment.routing(), new Routing.Target(KIND, gatewayOf(attachment)));
  }

  /** Groups of other networks resolve where both gateways have referencing on. */
  private References references(TransitAttachment entry, TransitAttachment exit) {
    if (!entry.transitGateway().equals(exit.transitGateway())) {
      return References.UNRESOLVED;
    }
    return topology
        .find(entry.transitGateway(), TransitGateway.class)
        .flatMap(gateway -> gateway.resolvesGroupReferences().valueIfKnown())
        .map(isOn -> isOn ? References.RESOLVED : References.UNRESOLVED)
        .orElse(References.MAYBE);
  }

  /** What the network ACLs of the attachment's subnets let in from a segment beside them. */
  private List<Stage> ingressOf(TransitAttachment attachment, Segment beside) {
    return attachmentSubnets(attachment, beside, Direction.INGRESS);
  }

  /** What they let out to a segment beside them. */
  private List<Stage> egressOf(TransitAttachment attachment, Segment beside) {
    return attachmentSubnets(attachment, beside, Direction.EGRESS);
  }

  /**
   * Traffic between an interface and an attachment in another subnet passes that subnet's network
   * ACL (transit gateway guide, network ACLs). Which zone's subnet it is depends on where the
   * interface is, so it passes certainly only if all of them let it.
   */
  private List<Stage> attachmentSubnets(
      TransitAttachment attachment, Segment beside, Direction direction) {
    if (attachment.subnets().valueIfKnown().isEmpty()) {
      return List.of(
          FixedStage.unknown(
              Hop.Kind.TRANSIT,
              attachment.id(),
              attachment.header().name(),
              "in which subnets " + attachment.header().name() + " lies is not known",
              List.of(attachment.header().source())));
    }
    List<Stage> stages = new ArrayList<>();
    boolean isBeside = false;
    for (String subnet : attachment.subnets().valueIfKnown().orElseThrow()) {
      isBeside |= beside.hasSubnet(subnet);
      topology
          .findSegment(subnet)
          .map(place -> direction == Direction.INGRESS ? place.entering() : place.leaving())
          .ifPresent(stages::add);
    }
    boolean isOpen = stages.stream().allMatch(stage -> stage.span().equals(Span.ALL));
    return isOpen || stages.isEmpty() ? List.of() : List.of(new AnyOf(stages, isBeside));
  }

  /** From one attachment of transit gateways to another. */
  private final class TransitStage implements Stage {
    private final TransitAttachment entry;
    private final TransitAttachment exit;
    private final Span span;

    TransitStage(TransitAttachment entry, TransitAttachment exit, Span span) {
      this.entry = entry;
      this.exit = exit;
      this.span = span;
    }

    @Override
    public Span span() {
      return span;
    }

    @Override
    public List<Doubt> doubts() {
      return span.isExact() ? List.of() : graph.doubts();
    }

    @Override
    public Hop hop(Packet packet) {
      Passage passage = span.of(packet);
      Optional<Route> route = graph.deciding(entry, packet.destination());
      String name = gatewayOf(entry);
      String text =
          switch (passage) {
            case PERMITTED -> "transit gateway " + name + " forwards to " + exit.header().name();
            case DENIED ->
                "transit gateway " + name + " does not forward to " + exit.header().name();
            case INCONCLUSIVE ->
                "whether transit gateway "
                    + name
                    + " forwards to "
                    + exit.header().name()
                    + " is not known";
          };
      List<SourceRef> sources =
          List.of(route.map(found -> found.header().source()).orElse(entry.header().source()));
      return new Hop(
          Hop.Kind.TRANSIT,
          passage,
          entry.transitGateway(),
          name,
          route.map(found -> List.of(found.id())).orElse(List.of()),
          text,
          sources);
    }
  }
}
