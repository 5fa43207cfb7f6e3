package dev.ringfence.flow;

import dev.ringfence.network.Gateway;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.List;

/** To and from what lies behind the VPN gateway of a network: VPN connections and private links. */
final class VpnWays implements Ways.Finder {
  private static final String KIND = "vpn-gateway";

  private final Topology topology;

  VpnWays(Topology topology) {
    this.topology = topology;
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    if (!to.zone().equals(Zone.ON_PREMISES)) {
      return;
    }
    for (Routing.Target target : targets(from)) {
      ways.add(
          Way.via("VPN gateway " + target.id(), from, to)
              .request(from.leaving(), from.routeTo(target))
              .request(gateway(target, from))
              .answer(from.entering())
              .build());
    }
  }

  @Override
  public void inwards(Outside from, Segment to, List<Way> ways) {
    if (!from.zone().equals(Zone.ON_PREMISES)) {
      return;
    }
    for (Routing.Target target : targets(to)) {
      ways.add(
          Way.via("VPN gateway " + target.id(), from, to)
              // What lies behind the gateway is what the routes say.
              .scope(to.behind(target))
              .request(gateway(target, to), to.entering())
              .answer(to.leaving(), to.routeTo(target))
              .build());
    }
  }

  private Stage gateway(Routing.Target target, Segment segment) {
    return Attachment.of(topology, target, segment, "premises of the estate's owners");
  }

  private List<Routing.Target> targets(Segment segment) {
    List<Routing.Target> targets = new ArrayList<>();
    segment.routing().targets().stream()
        .filter(target -> target.kind().equals(KIND))
        .forEach(targets::add);
    if (segment.routing().isUnknown()) {
      topology
          .network()
          .of(Gateway.class)
          .filter(gateway -> gateway.type().valueIfKnown().map("vpn"::equals).orElse(true))
          .filter(
              gateway ->
                  gateway
                      .virtualNetworks()
                      .valueIfKnown()
                      .map(networks -> networks.contains(segment.virtualNetwork()))
                      .orElse(true))
          .forEach(gateway -> targets.add(new Routing.Target(KIND, gateway.header().localId())));
    }
    return targets;
  }
}
