package dev.ringfence.flow;

import dev.ringfence.network.Appliance;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Peering;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.List;

/**
 * Through relays that routes name by their address and whose rules are known: what these let
 * through goes on by the routes of the relay's own subnet. Within the estate it keeps its sender's
 * address; to the internet it has the relay's own, so nothing comes in that way.
 */
final class ApplianceWays implements Ways.Finder {
  private static final String ACTIVE = "active";
  private static final String INTERNET_GATEWAY = "internet-gateway";

  private final Topology topology;
  private final Appliances appliances;
  private final UnmodelledWays unmodelled;
  private final List<Ways.Finder> onwards;

  ApplianceWays(Topology topology, Appliances appliances, UnmodelledWays unmodelled) {
    this.topology = topology;
    this.appliances = appliances;
    this.unmodelled = unmodelled;
    onwards = List.of(new LocalWays(), new PeeringWays(topology));
  }

  /** A relay that a segment's routes lead to. */
  private record Leg(Segment from, Routing.Target target, Appliance appliance, Segment place) {
    String via() {
      return "appliance " + appliance.header().name();
    }

    Stage routed() {
      return from.routeTo(target);
    }
  }

  private List<Leg> legs(Segment from) {
    List<Leg> legs = new ArrayList<>();
    for (Routing.Target target : from.routing().targets()) {
      appliances
          .at(target)
          .ifPresent(
              one ->
                  legs.add(
                      new Leg(
                          from, target, one, topology.findSegment(one.subnet()).orElseThrow())));
    }
    return legs;
  }

  @Override
  public void crossings(Segment from, Segment to, List<Crossing> crossings) {
    for (Leg leg : legs(from)) {
      List<Crossing> behind = new ArrayList<>();
      if (isJoined(leg)) {
        onwards.forEach(finder -> finder.crossings(leg.place(), to, behind));
      }
      behind.forEach(crossing -> crossings.add(relayed(leg, crossing, to)));
      if (behind.isEmpty()) {
        crossings.add(beyond(leg, List.of()));
      }
      // What the relay's own routes send to somebody whom nobody knows may come out anywhere.
      for (Routing.Target target : unmodelled.opaque(leg.place())) {
        crossings.add(
            beyond(
                leg,
                List.of(
                    leg.place().routeTo(target), UnmodelledWays.unmodelled(leg.place(), target))));
      }
    }
  }

  private Crossing relayed(Leg leg, Crossing behind, Segment to) {
    List<Stage> after = new ArrayList<>();
    // What comes from the relay's own network is not forwarded traffic to the networks beside it.
    String own = leg.place().virtualNetwork();
    if (!to.virtualNetwork().equals(own) && !leg.from().virtualNetwork().equals(own)) {
      after.add(forwarding(leg, to));
    }
    after.addAll(behind.stages());
    List<Stage> stages = new ArrayList<>(List.of(leg.routed(), appliances.stage(leg.appliance())));
    stages.addAll(after);
    List<Stage> answering = new ArrayList<>(List.of(leg.routed()));
    answering.addAll(after);
    return Crossing.relayed(leg.via(), leg.appliance().id(), stages, answering);
  }

  private Crossing beyond(Leg leg, List<Stage> further) {
    List<Stage> stages = new ArrayList<>(List.of(leg.routed(), narrowed(leg)));
    stages.addAll(further);
    return Crossing.unmodelled(leg.via(), stages);
  }

  private Stage narrowed(Leg leg) {
    String name = leg.appliance().header().name();
    return appliances
        .stage(leg.appliance())
        .doubtful("where " + name + " passes on to is not known");
  }

  /** Routes to an address of another network hold where the two are peered. */
  private boolean isJoined(Leg leg) {
    String own = leg.from().virtualNetwork();
    String place = leg.place().virtualNetwork();
    return own.equals(place)
        || topology
            .network()
            .of(Peering.class)
            .filter(one -> one.state().valueIfKnown().filter(ACTIVE::equals).isPresent())
            .anyMatch(
                one ->
                    one.requester().equals(own) && one.accepter().equals(place)
                        || one.requester().equals(place) && one.accepter().equals(own));
  }

  /** Whether the network at the end takes what did not begin in its peer. */
  private static Stage forwarding(Leg leg, Segment to) {
    String name = leg.appliance().header().name();
    Fact<List<String>> networks = leg.appliance().forwardsTo();
    return networks.fold(
        known ->
            known.value().contains(to.virtualNetwork())
                ? FixedStage.open(
                    Hop.Kind.PEERING,
                    leg.appliance().id(),
                    name,
                    "the peering takes what " + name + " passes on for others",
                    known.sources())
                : FixedStage.closed(
                    Hop.Kind.PEERING,
                    leg.appliance().id(),
                    name,
                    "the peering does not take what " + name + " passes on for others",
                    known.sources()),
        unknown ->
            FixedStage.unknown(
                Hop.Kind.PEERING,
                leg.appliance().id(),
                name,
                "whether the peering takes what is passed on for others is not known: "
                    + unknown.reason(),
                unknown.sources()));
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    if (to.zone().equals(Zone.PROVIDER_SERVICES)) {
      return;
    }
    for (Leg leg : legs(from)) {
      boolean isOut = to.zone().equals(Zone.INTERNET) && translates(leg) && isJoined(leg);
      if (isOut) {
        leg.place().routing().targets().stream()
            .filter(target -> target.kind().equals(INTERNET_GATEWAY))
            .forEach(
                target ->
                    ways.add(
                        out(leg, to)
                            .request(appliances.stage(leg.appliance()))
                            .request(leg.place().routeTo(target))
                            .answer(from.entering())
                            .build()));
        unmodelled
            .opaque(leg.place())
            .forEach(
                target ->
                    ways.add(
                        out(leg, to)
                            .request(narrowed(leg), leg.place().routeTo(target))
                            .answer(from.entering())
                            .build()));
      } else {
        ways.add(out(leg, to).request(narrowed(leg)).answer(from.entering()).build());
      }
    }
  }

  private static boolean translates(Leg leg) {
    return leg.appliance().translatesOutwards().valueIfKnown().orElse(false);
  }

  private static Way.Builder out(Leg leg, Outside to) {
    return Way.via(leg.via(), leg.from(), to)
        .to(UnmodelledWays.addresses(to, leg.target()))
        .request(leg.from().leaving(), leg.routed());
  }
}
