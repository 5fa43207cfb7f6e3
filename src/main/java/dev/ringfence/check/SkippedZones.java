package dev.ringfence.check;

import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.check.Outcome.NotSatisfied;
import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.Peer;
import dev.ringfence.flow.PermittedFlow;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chains of flows from one zone to another that go round the zones they should pass.
 *
 * @param through zones of which each chain has a stop in one, by name or tier
 */
record SkippedZones(Judged judged, ZoneScope scope, List<String> through) {
  private static final int MOST = 50;

  List<Judgement> judgements() {
    return scope.boundaries(judged.flows()).stream()
        .filter(boundary -> !boundary.isLateral())
        .map(boundary -> new Judgement(Subject.of(boundary), outcome(boundary)))
        .toList();
  }

  private Outcome outcome(Boundary boundary) {
    Set<String> targets = ids(judged.flows().endpoints(boundary.to()));
    Map<String, Chain> reached = chains(boundary);
    List<Chain> certain = ending(reached, targets, Certainty.CERTAIN);
    if (!certain.isEmpty()) {
      return new NotSatisfied(
          certain.stream().limit(MOST).map(chain -> worded(chain, "skips")).toList());
    }
    List<Chain> possible = ending(reached, targets, Certainty.POSSIBLE);
    if (!possible.isEmpty()) {
      return new Inconclusive(
          possible.stream().flatMap(this::doubts).distinct().limit(MOST).toList());
    }
    return new Satisfied(closed(boundary, reached));
  }

  /** A target that may lie in another zone is no certain one. */
  private List<Chain> ending(Map<String, Chain> reached, Set<String> targets, Certainty certainty) {
    return reached.entrySet().stream()
        .filter(entry -> targets.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .filter(chain -> certainty(chain) == certainty)
        .toList();
  }

  private Certainty certainty(Chain chain) {
    boolean isDoubtful =
        chain.stops().stream()
            .flatMap(stop -> stop.peer().endpoints().stream())
            .anyMatch(endpoint -> zones(endpoint).size() > 1);
    return isDoubtful ? Certainty.POSSIBLE : chain.certainty();
  }

  private List<Zone> zones(Endpoint endpoint) {
    FlowAnalysis flows = judged.flows();
    return flows.zones().stream()
        .filter(zone -> !zone.isOutside())
        .filter(zone -> ids(flows.endpoints(zone.name())).contains(endpoint.id()))
        .toList();
  }

  private Map<String, Chain> chains(Boundary boundary) {
    FlowAnalysis flows = judged.flows();
    Set<String> avoided =
        flows.endpoints().stream()
            .filter(endpoint -> isThrough(zones(endpoint)))
            .map(Endpoint::id)
            .collect(Collectors.toSet());
    return new ChainWalk(flows, avoided).from(flows.peer(boundary.from()));
  }

  /** In every zone it may be in, it is a stop that counts. */
  private boolean isThrough(List<Zone> zones) {
    return !zones.isEmpty() && zones.stream().allMatch(zone -> ZoneScope.isAmong(zone, through));
  }

  private Observation worded(Chain chain, String verb) {
    List<String> steps = new ArrayList<>();
    Set<SourceRef> sources = new LinkedHashSet<>();
    FlowWords words = new FlowWords(judged.seal());
    List<Chain> stops = chain.stops();
    for (int i = stops.size() - 1; i > 0; i--) {
      Optional<PermittedFlow> flow = step(stops.get(i - 1), stops.get(i));
      flow.ifPresent(found -> sources.addAll(words.sources(found.witness())));
      flow.ifPresent(
          found ->
              steps.add(
                  0, found.box().services() + " by " + FlowWords.hops(found.witness().hops())));
    }
    String text =
        "%s %s %s: %s"
            .formatted(chain, verb, String.join(", ", through), String.join("; then ", steps));
    return new Observation(
        text, sources.isEmpty() ? List.of(judged.seal().manifest()) : List.copyOf(sources));
  }

  private Optional<PermittedFlow> step(Chain from, Chain to) {
    return judged.flows().flows(from.peer(), to.peer()).stream().findFirst();
  }

  private Stream<Observation> doubts(Chain chain) {
    FlowWords words = new FlowWords(judged.seal());
    List<Chain> stops = chain.stops();
    Set<Observation> doubts = new LinkedHashSet<>();
    for (int i = 1; i < stops.size(); i++) {
      judged.flows().between(stops.get(i - 1).peer(), stops.get(i).peer()).doubts().stream()
          .map(doubt -> words.doubt(doubt, chain + " may skip " + through + ": "))
          .forEach(doubts::add);
    }
    if (doubts.isEmpty()) {
      doubts.add(worded(chain, "may skip"));
    }
    return doubts.stream();
  }

  /** What stops the chains that come nearest. */
  private List<Observation> closed(Boundary boundary, Map<String, Chain> reached) {
    FlowWords words = new FlowWords(judged.seal());
    Peer last = judged.flows().peer(boundary.to());
    List<Endpoint> stops =
        reached.values().stream().flatMap(chain -> chain.peer().endpoints().stream()).toList();
    List<Observation> observations =
        new ArrayList<>(
            words.closed(
                judged
                    .flows()
                    .explain(judged.flows().peer(boundary.from()), last, Services.all())
                    .paths(),
                MOST));
    if (!stops.isEmpty()) {
      observations.addAll(
          words.closed(
              judged
                  .flows()
                  .explain(PeerCrossing.peer("what is reached", stops), last, Services.all())
                  .paths(),
              MOST));
    }
    if (observations.isEmpty()) {
      observations.add(
          Observation.of("no chain leads there but through " + through, judged.seal().manifest()));
    }
    return observations.stream().distinct().limit(MOST).toList();
  }

  private static Set<String> ids(List<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoint::id).collect(Collectors.toSet());
  }
}
