package dev.ringfence.flow;

import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.TransitGateway;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final AttachmentFilters filters;
  private final Map<Forwarding, Stage> forwardings = new HashMap<>();

  private record Forwarding(String entry, String exit) {}

  TransitWays(Topology topology) {
    this.topology = topology;
    graph = new TransitGraph(topology.network());
    filters = new AttachmentFilters(topology);
  }

  @Override
  public void crossings(Segment from, Segment to, List<Crossing> crossings) {
    if (from.virtualNetwork().equals(to.virtualNetwork())) {
      return;
    }
    for (TransitAttachment entry : of(from.virtualNetwork())) {
      for (TransitAttachment exit : of(to.virtualNetwork())) {
        if (!graph.forwarded(entry, exit).isNone()) {
          List<Stage> stages = into(from, entry, exit);
          stages.addAll(filters.egress(exit, to));
          crossings.add(
              new Crossing(
                  "transit gateway " + gatewayOf(entry),
                  references(entry, exit),
                  stages,
                  doubts(entry, references(entry, exit)),
                  true));
        }
      }
    }
  }

  /** From a segment until it leaves a gateway by another attachment. */
  List<Stage> into(Segment from, TransitAttachment entry, TransitAttachment exit) {
    List<Stage> stages = new ArrayList<>();
    stages.add(route(from, entry));
    stages.addAll(filters.ingress(entry, from));
    stages.add(forwarding(entry, exit));
    return stages;
  }

  /** Destinations for which a packet from one attachment comes out of another. */
  Area forwarded(TransitAttachment entry, TransitAttachment exit) {
    return graph.forwarded(entry, exit);
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    for (TransitAttachment entry : of(from.virtualNetwork())) {
      for (TransitAttachment exit : beyond(to)) {
        if (!graph.forwarded(entry, exit).isNone()) {
          ways.add(
              Way.via("transit gateway " + gatewayOf(entry), from, to)
                  .references(References.UNRESOLVED)
                  .request(from.leaving())
                  .request(into(from, entry, exit))
                  .answer(forwarding(exit, entry))
                  .answer(filters.egress(entry, from))
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
        Area back = graph.forwarded(exit, entry);
        if (!graph.forwarded(entry, exit).isNone() && !back.isNone()) {
          ways.add(
              Way.via("transit gateway " + gatewayOf(exit), from, to)
                  .references(References.UNRESOLVED)
                  .scope(routed(to, exit))
                  .scope(new Scope(back.asSources(), gatewayOf(exit), graph.doubts()))
                  .request(forwarding(entry, exit))
                  .request(filters.egress(exit, to))
                  .request(to.entering())
                  .answer(to.leaving(), route(to, exit))
                  .answer(filters.ingress(exit, to))
                  .answer(forwarding(exit, entry))
                  .build());
        }
      }
    }
  }

  /** Sources to which the segment's routes send over the gateway. */
  Scope routed(Segment segment, TransitAttachment attachment) {
    return segment.behind(new Routing.Target(KIND, gatewayOf(attachment)));
  }

  /** Attachments of a network. */
  List<TransitAttachment> of(String network) {
    return byNetwork.computeIfAbsent(network, this::find);
  }

  private List<TransitAttachment> find(String network) {
    return graph.attachments().stream()
        .filter(a -> a.type().valueIfKnown().map(NETWORK::equals).orElse(true))
        .filter(a -> a.attached().valueIfKnown().map(network::equals).orElse(true))
        .toList();
  }

  /** Attachments behind which a zone beyond the estate lies. */
  List<TransitAttachment> beyond(Outside zone) {
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
      case "peering" -> !graph.hasFarEnd(attachment);
      default -> !PREMISES.contains(type);
    };
  }

  private String gatewayOf(TransitAttachment attachment) {
    return localId(attachment.transitGateway());
  }

  private static String localId(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  Stage route(Segment segment, TransitAttachment attachment) {
    return segment.routeTo(new Routing.Target(KIND, gatewayOf(attachment)));
  }

  Stage forwarding(TransitAttachment entry, TransitAttachment exit) {
    return forwardings.computeIfAbsent(
        new Forwarding(entry.id(), exit.id()), key -> new TransitStage(graph, entry, exit));
  }

  private List<Doubt> doubts(TransitAttachment entry, References references) {
    if (references != References.MAYBE) {
      return List.of();
    }
    String name = gatewayOf(entry);
    return List.of(
        new Doubt(
            "whether groups can be referenced over transit gateway " + name + " is not known",
            List.of(
                topology
                    .find(entry.transitGateway(), TransitGateway.class)
                    .map(gateway -> gateway.header().source())
                    .orElse(entry.header().source()))));
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
}
