package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.network.Gateway;
import dev.ringfence.network.Kind;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Directly through internet gateways, and outwards through egress-only ones. */
final class InternetWays implements Ways.Finder {
  private static final String DIRECT = "internet-gateway";
  private static final String EGRESS_ONLY = "egress-only-gateway";
  private static final String UNTOLD = "?";

  private final Topology topology;
  private final Exposure exposure;
  private final Guards guards;

  InternetWays(Topology topology, Exposure exposure, Guards guards) {
    this.topology = topology;
    this.exposure = exposure;
    this.guards = guards;
  }

  @Override
  public void inwards(Outside from, Segment to, List<Way> ways) {
    if (!from.zone().equals(Zone.INTERNET)) {
      return;
    }
    for (Routing.Target target : targets(to, DIRECT, "internet")) {
      ways.add(
          Way.via("internet gateway " + target.id(), from, to)
              .from(Addresses.INTERNET)
              .scope(to.behind(target))
              .request(guards.direct(to.virtualNetwork()))
              .request(Attachment.of(topology, target, to, "the internet"))
              .request(exposure.asDestination(to), exposure.unlessClosed(to), to.entering())
              .answer(to.leaving(), to.routeTo(target))
              .build());
    }
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    if (!to.zone().equals(Zone.INTERNET)) {
      return;
    }
    for (Routing.Target target : targets(from, DIRECT, "internet")) {
      ways.add(
          out("internet gateway ", from, to, target, guards.direct(from.virtualNetwork()))
              .request(exposure.asSource(from))
              .build());
    }
    for (Routing.Target target : targets(from, EGRESS_ONLY, "egress-only")) {
      ways.add(
          out("egress-only gateway ", from, to, target, guards.outwardsOnly(from.virtualNetwork()))
              .to(Addresses.INTERNET.family(Family.IPV6))
              .build());
    }
  }

  private Way.Builder out(
      String word, Segment from, Outside to, Routing.Target target, Stage guard) {
    return Way.via(word + target.id(), from, to)
        .to(Addresses.INTERNET)
        .request(from.leaving(), from.routeTo(target))
        .request(guard)
        .request(Attachment.of(topology, target, from, "the internet"))
        .answer(from.entering());
  }

  /** What the segment's routes lead to; of an unknown table, every gateway of its network. */
  private List<Routing.Target> targets(Segment segment, String kind, String gatewayType) {
    if (!segment.routing().isUnknown()) {
      return segment.routing().targets().stream()
          .filter(target -> target.kind().equals(kind))
          .toList();
    }
    List<Routing.Target> targets = new ArrayList<>();
    topology
        .network()
        .of(Gateway.class)
        .filter(gateway -> mayBe(gateway, gatewayType, segment.virtualNetwork()))
        .forEach(gateway -> targets.add(new Routing.Target(kind, gateway.header().localId())));
    boolean isComplete =
        topology.network().enumerations(Kind.GATEWAY).stream().allMatch(e -> e.isComplete());
    if (!isComplete) {
      targets.add(new Routing.Target(kind, UNTOLD));
    }
    return targets;
  }

  private static boolean mayBe(Gateway gateway, String type, String network) {
    Optional<String> known = gateway.type().valueIfKnown();
    Optional<List<String>> attached = gateway.virtualNetworks().valueIfKnown();
    return known.map(type::equals).orElse(true)
        && attached.map(networks -> networks.contains(network)).orElse(true);
  }
}
