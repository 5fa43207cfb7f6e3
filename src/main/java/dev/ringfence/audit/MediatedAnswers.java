package dev.ringfence.audit;

import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.Explanation;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.MediatedFlow;
import dev.ringfence.flow.Passage;
import dev.ringfence.flow.Peer;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Zone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the mediated paths of whole zones lead from one place to another. */
final class MediatedAnswers {
  private final FlowAnalysis analysis;

  MediatedAnswers(FlowAnalysis analysis) {
    this.analysis = analysis;
  }

  List<MediatedFlow> between(Peer from, Peer to) {
    List<String> senders = zones(from);
    List<String> receivers = zones(to);
    return analysis.boundaries().stream()
        .filter(crossed -> senders.contains(crossed.from()) && receivers.contains(crossed.to()))
        .flatMap(crossed -> analysis.mediated(crossed).stream())
        .flatMap(flow -> narrowed(flow, from, to).stream())
        .toList();
  }

  private List<String> zones(Peer peer) {
    return analysis.zones().stream().filter(zone -> mayHold(zone, peer)).map(Zone::name).toList();
  }

  /** Addresses without an endpoint may be anywhere beyond the estate. */
  private boolean mayHold(Zone zone, Peer peer) {
    if (peer.zone().isPresent()) {
      return peer.zone().get().equals(zone);
    }
    return zone.isOutside()
        ? !peer.addresses().equals(Addresses.all())
        : analysis.endpoints(zone.name()).stream().anyMatch(peer.endpoints()::contains);
  }

  private Optional<MediatedFlow> narrowed(MediatedFlow flow, Peer from, Peer to) {
    Explanation first = analysis.explain(from, serving(flow.mediator()), flow.listener());
    Explanation second = analysis.explain(serving(flow.connector()), to, flow.target());
    Passage both = first.passage().then(second.passage());
    if (both == Passage.DENIED || first.paths().isEmpty() || second.paths().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MediatedFlow(
            new Boundary(from.text(), to.text()),
            flow.mediator(),
            flow.connector(),
            flow.name(),
            flow.listener(),
            flow.target(),
            both == Passage.PERMITTED ? flow.certainty() : Certainty.POSSIBLE,
            first.paths().get(0),
            second.paths().get(0)));
  }

  /** The interfaces of a balancer or a service endpoint. */
  private Peer serving(String id) {
    List<Endpoint> endpoints =
        analysis.endpoints().stream()
            .filter(endpoint -> ids(endpoint).anyMatch(id::equals))
            .toList();
    return new Peer(id, Optional.empty(), endpoints, Addresses.all());
  }

  private static Stream<String> ids(Endpoint endpoint) {
    return Stream.concat(Stream.of(endpoint.id()), endpoint.serves().valueIfKnown().stream());
  }
}
