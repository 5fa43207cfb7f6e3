package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.Zone;
import java.util.List;
import java.util.Map;

/**
 * Outwards under an address that interfaces share: what a subnet gives those without a public
 * address of their own, wherever its routes lead to the internet.
 */
final class TranslatedWays implements Ways.Finder {
  private static final String GATEWAY = "internet-gateway";

  /** TCP and UDP over IPv4 are translated; whether messages and IPv6 are depends on the service. */
  private static final Span TRANSLATED =
      new Span(
          Packets.of(Services.of(Protocol.TCP, Protocol.UDP)).ofFamily(Family.IPV4),
          Packets.of(Services.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ICMPV6)));

  private final Topology topology;

  TranslatedWays(Topology topology) {
    this.topology = topology;
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    if (!to.zone().equals(Zone.INTERNET)) {
      return;
    }
    for (Routing.Target target : from.routing().targets()) {
      if (target.kind().equals(GATEWAY)) {
        topology
            .network()
            .of(Subnet.class)
            .filter(subnet -> from.hasSubnet(subnet.id()))
            .filter(subnet -> subnet.translatesOutwards().valueIfKnown().orElse(true))
            .forEach(subnet -> ways.add(way(from, to, target, subnet)));
      }
    }
  }

  private Way way(Segment from, Outside to, Routing.Target target, Subnet subnet) {
    return Way.via("shared address of " + subnet.header().name(), from, to)
        .to(Addresses.INTERNET)
        .scope(from.from(from.subnet(subnet.id())))
        .request(from.leaving(), from.routeTo(target))
        .request(Attachment.of(topology, target, from, "the internet"))
        .request(translation(subnet))
        .answer(from.entering())
        .build();
  }

  private static Stage translation(Subnet subnet) {
    String name = subnet.header().name();
    return subnet
        .translatesOutwards()
        .<Stage>fold(
            known -> translating(subnet, sources(subnet, known.sources())),
            unknown ->
                FixedStage.unknown(
                    Hop.Kind.GATEWAY,
                    subnet.id(),
                    name,
                    "whether interfaces in "
                        + name
                        + " reach the internet under a shared address is not known: "
                        + unknown.reason(),
                    sources(subnet, unknown.sources())));
  }

  private static Stage translating(Subnet subnet, List<SourceRef> sources) {
    String name = subnet.header().name();
    String untold = "whether a shared address serves messages and IPv6 is not known";
    return new FixedStage(
        Hop.Kind.GATEWAY,
        subnet.id(),
        name,
        TRANSLATED,
        Map.of(
            Passage.PERMITTED,
            "interfaces in " + name + " reach the internet under a shared address",
            Passage.INCONCLUSIVE,
            untold,
            Passage.DENIED,
            "a shared address serves TCP and UDP, and perhaps messages"),
        sources,
        List.of(new Doubt(untold, sources)));
  }

  private static List<SourceRef> sources(Subnet subnet, List<SourceRef> sources) {
    return sources.isEmpty() ? List.of(subnet.header().source()) : sources;
  }
}
