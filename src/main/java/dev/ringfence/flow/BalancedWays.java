package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Forward;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From the internet through balancers that have no interface in a network: the platform puts the
 * target's address and port into the client's own packets, so they are judged there, and nowhere
 * before.
 */
final class BalancedWays implements Ways.Finder {
  private static final String GATEWAY = "internet-gateway";

  private final Topology topology;
  private final Exposure exposure;
  private final List<Forward> forwards;

  BalancedWays(Topology topology, Exposure exposure) {
    this.topology = topology;
    this.exposure = exposure;
    Set<String> served = new HashSet<>();
    topology
        .network()
        .of(NetworkInterface.class)
        .forEach(seen -> seen.attachedTo().valueIfKnown().ifPresent(served::add));
    forwards =
        topology
            .network()
            .of(Forward.class)
            .filter(forward -> !served.contains(forward.loadBalancer()))
            .filter(forward -> forward.isInternetFacing().valueIfKnown().orElse(true))
            .filter(forward -> forward.isPassThrough().valueIfKnown().orElse(true))
            .toList();
  }

  @Override
  public void inwards(Outside from, Segment to, List<Way> ways) {
    // Balancers of other providers have an interface in every network they serve.
    if (!from.zone().equals(Zone.INTERNET) || !to.isRoutedInside()) {
      return;
    }
    for (Forward forward : forwards) {
      Area targets = targets(forward, to);
      if (!targets.isNone()) {
        ways.add(way(forward, from, to, targets));
      }
    }
  }

  private Way way(Forward forward, Outside from, Segment to, Area targets) {
    Way.Builder way =
        Way.via(via(forward), from, to)
            .from(Addresses.INTERNET)
            .scope(new Scope(targets.asDestinations(), to.name(), doubts(forward)))
            .scope(new Scope(services(forward), forward.header().name(), doubts(forward)))
            .request(balancer(forward), closed(forward, to), to.entering())
            .answer(to.leaving());
    Optional<Routing.Target> back =
        to.routing().targets().stream().filter(target -> target.kind().equals(GATEWAY)).findFirst();
    return back.isPresent()
        ? way.scope(to.behind(back.get())).answer(to.routeTo(back.get())).build()
        : way.request(elsewhere(to)).build();
  }

  /** What translates to nobody knows whom may as well put its own address in. */
  private Stage closed(Forward forward, Segment to) {
    return forward.targets().isKnown() && forward.isPassThrough().isKnown()
        ? exposure.unlessClosed(to)
        : NoList.STAGE;
  }

  /** A packet has come in by then; whether anything comes back is the appliance's business. */
  private static Stage elsewhere(Segment to) {
    return FixedStage.unknown(
        Hop.Kind.ROUTE,
        to.name(),
        to.name(),
        "answers of " + to.name() + " do not go to the internet directly",
        to.routing().sources());
  }

  private Area targets(Forward forward, Segment to) {
    List<Area> found = new ArrayList<>();
    for (Endpoint endpoint : exposure.endpoints(to)) {
      Area own = topology.addressesInUse(endpoint);
      Optional<List<String>> targets = forward.targets().valueIfKnown();
      boolean isSameProvider =
          endpoint.header().origin().provider().equals(forward.header().origin().provider());
      if (targets.isEmpty() && isSameProvider) {
        found.add(own.doubtful());
      } else if (isAmong(targets.orElse(List.of()), endpoint)) {
        found.add(own);
      }
    }
    return found.stream().reduce(Area.NONE, Area::union);
  }

  private static boolean isAmong(List<String> targets, Endpoint endpoint) {
    return targets.contains(endpoint.id())
        || endpoint.serves().valueIfKnown().filter(targets::contains).isPresent()
        || targets.stream()
            .flatMap(target -> Addressed.address(target).stream())
            .anyMatch(Area.of(endpoint.addresses()).certain()::contains);
  }

  private static Span services(Forward forward) {
    Span span = Listeners.connected(forward);
    return forward.isPassThrough().isKnown() && forward.isInternetFacing().isKnown()
        ? span
        : span.doubtful();
  }

  private static List<Doubt> doubts(Forward forward) {
    List<Doubt> doubts = new ArrayList<>(Handover.doubts(forward));
    Handover.doubt(forward, forward.isInternetFacing()).ifPresent(doubts::add);
    return doubts;
  }

  private String via(Forward forward) {
    return "load balancer "
        + topology.nameOf(forward.loadBalancer())
        + " "
        + forward.listenerProtocol().valueIfKnown().orElse("?")
        + ":"
        + forward.listenerPort().valueIfKnown().map(Ports::toString).orElse("?");
  }

  private Stage balancer(Forward forward) {
    String name = topology.nameOf(forward.loadBalancer());
    boolean isKnown = doubts(forward).isEmpty();
    return isKnown
        ? FixedStage.open(
            Hop.Kind.BALANCER,
            forward.loadBalancer(),
            name,
            "rule " + forward.header().name() + " hands it on with the client's address",
            List.of(forward.header().source()))
        : FixedStage.unknown(
            Hop.Kind.BALANCER,
            forward.loadBalancer(),
            name,
            "what " + forward.header().name() + " hands on, and to whom, is not known",
            List.of(forward.header().source()));
  }
}
