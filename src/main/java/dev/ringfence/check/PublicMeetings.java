package dev.ringfence.check;

import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.check.Outcome.NotSatisfied;
import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.PermittedFlow;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Endpoints of the estate that admit the estate's own public addresses, and not the internet at
 * large: what meets there leaves the estate to come back.
 */
record PublicMeetings(Judged judged) {
  /** Sources as large as one such block are the internet at large, for which a service is meant. */
  private static final int LARGE_IPV4 = 16;

  private static final int LARGE_IPV6 = 32;

  List<Judgement> judgements() {
    return own().isEmpty()
        ? List.of()
        : judged.flows().zones().stream()
            .filter(zone -> !zone.isOutside() && isPublic(zone))
            .map(zone -> new Boundary(Zone.INTERNET.name(), zone.name()))
            .filter(boundary -> judged.flows().boundaries().contains(boundary))
            .map(boundary -> new Judgement(Subject.of(boundary), outcome(boundary)))
            .toList();
  }

  private boolean isPublic(Zone zone) {
    return judged.flows().endpoints(zone.name()).stream()
        .anyMatch(one -> !addresses(one).isEmpty());
  }

  private static Addresses addresses(Endpoint endpoint) {
    return endpoint.publicAddresses().valueIfKnown().orElse(Addresses.none());
  }

  /** Public addresses under which endpoints and NAT gateways of the estate are known. */
  private Addresses own() {
    return Addresses.unionOf(
        judged
            .network()
            .of(NetworkInterface.class)
            .flatMap(one -> one.publicAddresses().valueIfKnown().stream())
            .toList());
  }

  private Outcome outcome(Boundary boundary) {
    FlowAnalysis flows = judged.flows();
    FlowWords words = new FlowWords(judged.seal());
    List<PermittedFlow> meeting =
        flows.flows(boundary, Packets.of(own(), Addresses.all(), Services.all())).stream()
            .filter(flow -> !isForEverybody(boundary, flow))
            .toList();
    List<Observation> certain =
        meeting.stream()
            .filter(flow -> flow.certainty() == Certainty.CERTAIN)
            .map(flow -> words.passing(flow, "from addresses of this estate"))
            .toList();
    if (!certain.isEmpty()) {
      return new NotSatisfied(certain);
    }
    if (!meeting.isEmpty()) {
      return new Inconclusive(
          meeting.stream()
              .map(flow -> words.doubt(flow).orElseGet(() -> words.passing(flow, "perhaps")))
              .toList());
    }
    return new Satisfied(closed(boundary));
  }

  /** Whether the same services are open to so much of the internet that they are public. */
  private boolean isForEverybody(Boundary boundary, PermittedFlow flow) {
    BoundaryFlows all = judged.flows().between(boundary);
    Packets same =
        all.certain()
            .intersect(
                Packets.of(Addresses.all(), flow.box().destinations(), flow.box().services()));
    return same.sources().isOpenToInternet(LARGE_IPV4, LARGE_IPV6);
  }

  private List<Observation> closed(Boundary boundary) {
    FlowWords words = new FlowWords(judged.seal());
    List<Observation> observations = new ArrayList<>();
    Stream.of(judged.flows().flows(boundary))
        .flatMap(List::stream)
        .limit(1)
        .forEach(
            flow ->
                observations.add(
                    words.passing(flow, "and is for no address of this estate alone")));
    if (observations.isEmpty()) {
      Optional<Endpoint> first =
          judged.flows().endpoints(boundary.to()).stream()
              .filter(one -> !addresses(one).isEmpty())
              .findFirst();
      first.ifPresent(
          one ->
              observations.add(
                  new Observation(
                      "nothing comes to %s from %s".formatted(addresses(one), own()),
                      one.publicAddresses().sources())));
    }
    return observations;
  }
}
