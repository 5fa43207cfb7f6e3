package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.Zone;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Over transit gateways into a network that passes on what is not for it: inspection by appliances
 * and firewall endpoints, and internet access by another network's NAT gateways (transit gateway
 * guide, examples; VPC whitepaper, centralized egress). What becomes of a packet there is not
 * modelled, so these ways are possible and never certain.
 */
final class TransitRelays implements Ways.Finder {
  private final Topology topology;
  private final TransitWays transit;
  private final UnmodelledWays unmodelled;
  private final Map<TransitAttachment, Relay> relays = new LinkedHashMap<>();
  private final Map<Segment, Area> opaque = new HashMap<>();

  /**
   * What the subnets of an attachment pass on.
   *
   * @param within destinations that may be passed on with their source
   * @param internet the same, with those that may be passed on by translation
   */
  private record Relay(String network, Area within, Area internet) {}

  TransitRelays(Topology topology, TransitWays transit, UnmodelledWays unmodelled) {
    this.topology = topology;
    this.transit = transit;
    this.unmodelled = unmodelled;
    for (String network : topology.networks()) {
      for (TransitAttachment attachment : transit.of(network)) {
        if (attachment.attached().isKnown() && attachment.type().isKnown()) {
          add(attachment, network);
        }
      }
    }
  }

  private void add(TransitAttachment attachment, String network) {
    Area within = Area.NONE;
    Area internet = Area.NONE;
    for (Segment place : places(attachment, network)) {
      within = within.union(opaque.computeIfAbsent(place, this::opaque));
      for (Routing.Target target : place.routing().targets()) {
        if (target.kind().equals(NatWays.KIND)) {
          internet = internet.union(place.routing().to(target));
        }
      }
    }
    internet = internet.union(within);
    if (!internet.isNone()) {
      relays.put(attachment, new Relay(network, within.doubtful(), internet.doubtful()));
    }
  }

  private List<Segment> places(TransitAttachment attachment, String network) {
    return attachment
        .subnets()
        .fold(
            known ->
                known.value().stream().flatMap(id -> topology.findSegment(id).stream()).toList(),
            unknown -> topology.segments(network));
  }

  private Area opaque(Segment place) {
    Area area = Area.NONE;
    for (Routing.Target target : unmodelled.opaque(place)) {
      area = area.union(place.routing().to(target));
    }
    return area;
  }

  @Override
  public void crossings(Segment from, Segment to, List<Crossing> crossings) {
    if (from.virtualNetwork().equals(to.virtualNetwork())) {
      return;
    }
    relays.forEach(
        (exit, relay) -> {
          boolean isEnd =
              relay.network().equals(from.virtualNetwork())
                  || relay.network().equals(to.virtualNetwork());
          if (!isEnd && !relay.within().isNone()) {
            for (TransitAttachment entry : transit.of(from.virtualNetwork())) {
              if (!transit.forwarded(entry, exit).isNone()) {
                List<Stage> stages = transit.into(from, entry, exit);
                stages.add(passingOn(relay, relay.within()));
                crossings.add(Crossing.unmodelled(via(relay), stages));
              }
            }
          }
        });
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    boolean isInternet = to.zone().equals(Zone.INTERNET);
    boolean isNowhere = to.zone().equals(Zone.OTHER_NETWORKS) && transit.beyond(to).isEmpty();
    if (to.zone().equals(Zone.PROVIDER_SERVICES) || isNowhere) {
      return;
    }
    relays.forEach(
        (exit, relay) -> {
          Area area = isInternet ? relay.internet() : relay.within();
          for (TransitAttachment entry : transit.of(from.virtualNetwork())) {
            boolean isOther = !relay.network().equals(from.virtualNetwork());
            if (isOther && !area.isNone() && !transit.forwarded(entry, exit).isNone()) {
              ways.add(
                  Way.via(via(relay), from, to)
                      .to(addresses(isInternet))
                      .request(from.leaving())
                      .request(transit.into(from, entry, exit))
                      .request(passingOn(relay, area))
                      .answer(from.entering())
                      .build());
            }
          }
        });
  }

  @Override
  public void inwards(Outside from, Segment to, List<Way> ways) {
    if (from.zone().equals(Zone.INTERNET)) {
      return;
    }
    relays.forEach(
        (exit, relay) -> {
          boolean isOther = !relay.network().equals(to.virtualNetwork());
          for (TransitAttachment entry : transit.beyond(from)) {
            boolean isWay = !relay.within().isNone() && !transit.forwarded(entry, exit).isNone();
            if (isOther && isWay) {
              inwards(from, to, transit.forwarding(entry, exit), relay, ways);
            }
          }
        });
  }

  private void inwards(Outside from, Segment to, Stage forwarding, Relay relay, List<Way> ways) {
    for (TransitAttachment last : transit.of(to.virtualNetwork())) {
      ways.add(
          Way.via(via(relay), from, to)
              .from(addresses(false))
              .scope(transit.routed(to, last))
              .request(forwarding, passingOn(relay, relay.within()), to.entering())
              .answer(to.leaving(), transit.route(to, last))
              .build());
    }
  }

  private static Addresses addresses(boolean isInternet) {
    return isInternet ? Addresses.INTERNET : Addresses.all().minus(Addresses.INTERNET);
  }

  private String via(Relay relay) {
    return "transit gateway and unmodelled " + topology.nameOf(relay.network());
  }

  private Stage passingOn(Relay relay, Area area) {
    String name = topology.nameOf(relay.network());
    Packets packets = area.asDestinations().possible();
    String reason = "what " + name + " passes on is not modelled";
    List<SourceRef> sources =
        topology.segments(relay.network()).stream()
            .flatMap(place -> place.routing().sources().stream())
            .distinct()
            .toList();
    return new FixedStage(
        Hop.Kind.UNMODELLED,
        relay.network(),
        name,
        Span.maybe(packets),
        Map.of(
            Passage.INCONCLUSIVE,
            reason,
            Passage.DENIED,
            name + " has nothing that would pass it on"),
        sources,
        List.of(new Doubt(reason, sources)));
  }
}
