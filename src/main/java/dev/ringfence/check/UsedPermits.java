package dev.ringfence.check;

import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.check.Outcome.NotSatisfied;
import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.flow.Doubt;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.Peer;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules that admit something of which nothing can come: they have no caller. */
final class UsedPermits {
  private static final String INGRESS = "ingress";

  private final Judged judged;
  private final FlowAnalysis flows;
  private final List<Endpoint> concerned;
  private final Listening listening;
  private final Map<String, List<BoundaryFlows>> comingTo = new HashMap<>();

  UsedPermits(Judged judged, ZoneScope scope) {
    this.judged = judged;
    this.flows = judged.flows();
    this.listening = new Listening(judged.network());
    Set<Endpoint> endpoints = new LinkedHashSet<>();
    flows.zones().stream()
        .filter(zone -> !zone.isOutside() && scope.isTo(zone))
        .forEach(zone -> endpoints.addAll(flows.endpoints(zone.name())));
    this.concerned =
        endpoints.stream().filter(one -> one.isInUse().valueIfKnown().orElse(true)).toList();
  }

  List<Judgement> judgements() {
    return judged
        .network()
        .of(Permit.class)
        .filter(permit -> permit.direction().equals(INGRESS))
        .flatMap(permit -> judgement(permit).stream())
        .toList();
  }

  /** Nothing is said about a rule whose group no endpoint carries: it admits nobody to nothing. */
  private Optional<Judgement> judgement(Permit permit) {
    List<Endpoint> carrying = carrying(permit.filter());
    return carrying.isEmpty()
        ? Optional.empty()
        : Optional.of(new Judgement(Subject.of(permit), outcome(permit, carrying)));
  }

  private List<Endpoint> carrying(String filter) {
    return concerned.stream()
        .filter(
            endpoint ->
                endpoint.filters().valueIfKnown().filter(all -> all.contains(filter)).isPresent())
        .toList();
  }

  private Outcome outcome(Permit permit, List<Endpoint> carrying) {
    Fact<Packets> admitted = admitted(permit);
    return admitted.fold(
        known -> outcome(permit, carrying, known.value()),
        unknown ->
            new Inconclusive(
                List.of(
                    new FlowWords(judged.seal())
                        .doubt(
                            new Doubt(unknown.reason(), unknown.sources()),
                            "what the rule admits is not known: "))));
  }

  private Fact<Packets> admitted(Permit permit) {
    return permit
        .peerKind()
        .flatMap(kind -> kind.equals("group") ? carriers(permit.peerGroup()) : permit.peer())
        .with(
            permit.traffic(),
            (peers, traffic) ->
                traffic.intersect(
                    Packets.of(peers, Addresses.all(), dev.ringfence.net.Services.all())));
  }

  /** Addresses of the endpoints that carry a group, wherever they are. */
  private Fact<Addresses> carriers(Fact<String> group) {
    return group.flatMap(
        id ->
            Fact.all(
                    flows.endpoints().stream()
                        .filter(
                            one -> one.filters().valueIfKnown().orElse(List.of(id)).contains(id))
                        .map(Endpoint::addresses)
                        .toList())
                .map(Addresses::unionOf));
  }

  private Outcome outcome(Permit permit, List<Endpoint> carrying, Packets admitted) {
    Optional<Fact.Known<Ports>> ports = listening.ports(carrying);
    if (ports.isPresent() && Listening.heard(admitted, ports.get().value()).isEmpty()) {
      return new NotSatisfied(List.of(unheard(permit, ports.get())));
    }
    List<BoundaryFlows> coming = coming(permit.filter(), carrying);
    String rule = permit.header().name() + " of " + permit.filter();
    boolean isUsed = coming.stream().anyMatch(flow -> flow.certain().intersects(admitted));
    if (isUsed) {
      return new Satisfied(
          List.of(
              Observation.of(
                  "what %s admits can come: %s".formatted(rule, example(coming, admitted)),
                  permit.header().source())));
    }
    if (coming.stream().anyMatch(flow -> flow.possible().intersects(admitted))) {
      return new Inconclusive(doubts(coming, rule));
    }
    return new NotSatisfied(
        List.of(
            Observation.of(
                "nothing of what %s admits can come to the %d endpoints that carry its group"
                    .formatted(rule, carrying.size()),
                permit.header().source())));
  }

  private static Observation unheard(Permit permit, Fact.Known<Ports> ports) {
    List<SourceRef> sources = new ArrayList<>(List.of(permit.header().source()));
    sources.addAll(ports.sources());
    return new Observation(
        "nothing listens behind %s: the load balancers that carry its group listen on %s"
            .formatted(permit.header().name(), ports.value()),
        sources);
  }

  private static String example(List<BoundaryFlows> coming, Packets admitted) {
    return coming.stream()
        .flatMap(flow -> flow.certain().intersect(admitted).witness().stream())
        .map(Object::toString)
        .findFirst()
        .orElse("");
  }

  private List<Observation> doubts(List<BoundaryFlows> coming, String rule) {
    FlowWords words = new FlowWords(judged.seal());
    List<Observation> doubts =
        coming.stream()
            .flatMap(flow -> flow.doubts().stream())
            .distinct()
            .map(doubt -> words.doubt(doubt, "whether anything comes by " + rule + ": "))
            .toList();
    return doubts.isEmpty()
        ? List.of(Observation.of("whether anything comes by " + rule, judged.seal().manifest()))
        : doubts;
  }

  /** What reaches the endpoints that carry a filter, from each zone and from each other. */
  private List<BoundaryFlows> coming(String filter, List<Endpoint> carrying) {
    return comingTo.computeIfAbsent(
        filter,
        id -> {
          Peer to = PeerCrossing.peer(id, carrying);
          List<BoundaryFlows> all = new ArrayList<>();
          senders().forEach(from -> all.add(flows.between(from, to)));
          return all;
        });
  }

  private Stream<Peer> senders() {
    return flows.zones().stream()
        .filter(zone -> zone.isOutside() || !flows.endpoints(zone.name()).isEmpty())
        .map(Zone::name)
        .map(flows::peer);
  }
}
