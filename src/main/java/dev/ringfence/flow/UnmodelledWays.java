package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.network.NatGateway;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Through things whose behaviour is not modelled: appliances, inspection endpoints, local gateways,
 * core networks, private NAT, targets that are not understood. They may pass a packet on, with its
 * addresses as they are, to whoever has its destination; they may as well drop it.
 */
final class UnmodelledWays implements Ways.Finder {
  private static final Set<String> OPAQUE =
      Set.of("interface", "local-gateway", "core-network", "carrier-gateway", "unknown");

  private final Topology topology;
  private final Exposure exposure;

  UnmodelledWays(Topology topology, Exposure exposure) {
    this.topology = topology;
    this.exposure = exposure;
  }

  private List<Routing.Target> opaque(Segment segment) {
    return segment.routing().targets().stream().filter(this::isOpaque).toList();
  }

  private boolean isOpaque(Routing.Target target) {
    return switch (target.kind()) {
      case ServiceWays.KIND -> !ServiceWays.isGateway(topology, target).orElse(false);
      case NatWays.KIND ->
          topology
              .named(target.id(), NatGateway.class)
              .anyMatch(
                  nat -> nat.isPublic().valueIfKnown().map(isPublic -> !isPublic).orElse(true));
      default -> OPAQUE.contains(target.kind());
    };
  }

  private static Stage unmodelled(Routing.Target target) {
    String name = target.id().isEmpty() ? "an unknown target" : target.id();
    return FixedStage.unknown(
        Hop.Kind.UNMODELLED,
        target.id(),
        name,
        "what " + name + " (" + target.kind() + ") does with packets is not modelled",
        List.of());
  }

  private static String via(Routing.Target target) {
    return "unmodelled " + (target.id().isEmpty() ? target.kind() : target.id());
  }

  @Override
  public void between(Segment from, Segment to, List<Way> ways) {
    List<Routing.Target> targets = new ArrayList<>(opaque(from));
    for (Routing.Target target : targets) {
      ways.add(
          Way.via(via(target), from, to)
              .references(References.MAYBE)
              .scope(outsideSubnet(from, to))
              .request(from.leaving(), RouteStage.of(from.name(), from.routing(), target))
              .request(unmodelled(target), to.entering())
              .answer(to.leaving(), from.entering())
              .build());
    }
    // The answer may take a way that is not modelled although the request does not.
    for (Routing.Target target : opaque(to)) {
      if (from.virtualNetwork().equals(to.virtualNetwork())) {
        ways.add(
            Way.via(via(target), from, to)
                .references(References.MAYBE)
                .scope(outsideSubnet(from, to))
                .request(from.leaving(), to.entering())
                .answer(to.leaving(), RouteStage.of(to.name(), to.routing(), target))
                .answer(unmodelled(target), from.entering())
                .build());
      }
    }
  }

  private static Span outsideSubnet(Segment from, Segment to) {
    if (!from.equals(to)) {
      return Span.ALL;
    }
    return Span.maybe(Packets.all().minus(from.withinSubnets().certain()));
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    if (to.zone().equals(Zone.PROVIDER_SERVICES)) {
      return;
    }
    for (Routing.Target target : opaque(from)) {
      ways.add(
          Way.via(via(target), from, to)
              .to(addresses(to))
              .request(from.leaving(), RouteStage.of(from.name(), from.routing(), target))
              .request(unmodelled(target))
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
              .from(addresses(from))
              .request(unmodelled(target), to.entering())
              .answer(to.leaving(), RouteStage.of(to.name(), to.routing(), target));
      if (from.zone().equals(Zone.INTERNET)) {
        if (exposure.of(to).isNone()) {
          continue;
        }
        way.request(exposure.asDestination(to));
      }
      ways.add(way.build());
    }
  }

  /** What may lie beyond: public addresses for the internet, private ones for other networks. */
  private static Addresses addresses(Outside outside) {
    return outside.zone().equals(Zone.INTERNET)
        ? Outside.INTERNET_ADDRESSES
        : Addresses.all().minus(Outside.INTERNET_ADDRESSES);
  }
}
