package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Peering;
import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.Zone;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Through things whose behaviour is not modelled: appliances, inspection endpoints, local gateways,
 * core networks, targets that are not understood. They may pass a packet on, with its addresses as
 * they are, to whoever has its destination; they may as well drop it.
 */
final class UnmodelledWays implements Ways.Finder {
  private static final Set<String> OPAQUE =
      Set.of("interface", "local-gateway", "core-network", "carrier-gateway", "unknown");

  private final Topology topology;
  private final Exposure exposure;
  private final Appliances appliances;

  /** Short ids of transit gateways that something in the evidence is attached to. */
  private final Set<String> attached = new HashSet<>();

  private final Map<Segment, List<Routing.Target>> opaque = new HashMap<>();

  UnmodelledWays(Topology topology, Exposure exposure, Appliances appliances) {
    this.topology = topology;
    this.exposure = exposure;
    this.appliances = appliances;
    topology
        .network()
        .of(TransitAttachment.class)
        .map(TransitAttachment::transitGateway)
        .forEach(id -> attached.add(id.substring(id.lastIndexOf('/') + 1)));
  }

  /** Targets of a segment's routes that may pass packets on, nobody knows where. */
  List<Routing.Target> opaque(Segment segment) {
    return opaque.computeIfAbsent(segment, this::findOpaque);
  }

  private List<Routing.Target> findOpaque(Segment segment) {
    return segment.routing().isUnknown()
        ? List.of(Routing.Target.UNKNOWN)
        : segment.routing().targets().stream().filter(this::isOpaque).toList();
  }

  private boolean isOpaque(Routing.Target target) {
    return switch (target.kind()) {
      case ServiceWays.KIND -> !ServiceWays.isGateway(topology, target).orElse(false);
      // What nobody listed may join the network to any other.
      case "peering" -> topology.named(target.id(), Peering.class).findAny().isEmpty();
      case "transit-gateway" -> !attached.contains(target.id());
      default -> OPAQUE.contains(target.kind());
    };
  }

  /** Those of which not even the rules are known by which they pass packets on. */
  private List<Routing.Target> unruled(Segment segment) {
    return opaque(segment).stream().filter(target -> appliances.at(target).isEmpty()).toList();
  }

  static Stage unmodelled(Segment from, Routing.Target target) {
    String name = target.id().isEmpty() ? "an unknown target" : target.id();
    String kind = target.id().isEmpty() ? "" : " (" + target.kind() + ")";
    return FixedStage.unknown(
        Hop.Kind.UNMODELLED,
        target.id(),
        name,
        "what " + name + kind + " does with packets is not modelled",
        from.routing().sources(target));
  }

  private static String via(Routing.Target target) {
    return "unmodelled " + (target.id().isEmpty() ? target.kind() : target.id());
  }

  @Override
  public void crossings(Segment from, Segment to, List<Crossing> crossings) {
    for (Routing.Target target : unruled(from)) {
      crossings.add(
          Crossing.unmodelled(
              via(target), List.of(from.routeTo(target), unmodelled(from, target))));
    }
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    if (to.zone().equals(Zone.PROVIDER_SERVICES)) {
      return;
    }
    for (Routing.Target target : unruled(from)) {
      ways.add(
          Way.via(via(target), from, to)
              .to(addresses(to, target))
              .request(from.leaving(), from.routeTo(target))
              .request(unmodelled(from, target))
              .answer(from.entering())
              .build());
    }
  }

  @Override
  public void inwards(Outside from, Segment to, List<Way> ways) {
    if (from.zone().equals(Zone.PROVIDER_SERVICES)) {
      return;
    }
    for (Routing.Target target : opaque(to)) {
      Way.Builder way =
          Way.via(via(target), from, to)
              .from(addresses(from, target))
              .scope(to.behind(target))
              .request(unmodelled(to, target), to.entering())
              .answer(to.leaving(), to.routeTo(target));
      if (from.zone().equals(Zone.INTERNET)) {
        if (exposure.of(to).isNone()) {
          continue;
        }
        way.request(exposure.asDestination(to), exposure.unlessClosed(to));
      }
      ways.add(way.build());
    }
  }

  /**
   * What may lie beyond: public addresses for the internet, private ones for joined networks. A
   * target that is not understood may be a gateway to premises that announce anything.
   */
  static Addresses addresses(Outside outside, Routing.Target target) {
    if (outside.zone().equals(Zone.INTERNET)) {
      return Addresses.INTERNET;
    }
    return target.equals(Routing.Target.UNKNOWN)
        ? Addresses.all()
        : Addresses.all().minus(Addresses.INTERNET);
  }
}
