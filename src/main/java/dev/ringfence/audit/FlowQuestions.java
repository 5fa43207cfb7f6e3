package dev.ringfence.audit;

import dev.ringfence.document.ExplainDocument;
import dev.ringfence.document.FlowsDocument;
import dev.ringfence.document.ReachDocument;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.Peer;
import dev.ringfence.flow.Reach;
import dev.ringfence.net.ServiceTerm;
import dev.ringfence.net.Services;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people ask about the flows of one network. Names in a question that nothing has end in an
 * {@link dev.ringfence.flow.UnknownPeerException}, two places beyond the estate in a {@link
 * BeyondEstateException}: nobody knows what passes between them, so "nothing" would be wrong.
 */
public final class FlowQuestions {
  private final FlowAnalysis analysis;
  private final List<String> notes;

  /**
   * @param notes what a reader of the answers should know about how the network came to be
   */
  public FlowQuestions(FlowAnalysis analysis, List<String> notes) {
    this.analysis = analysis;
    this.notes = List.copyOf(notes);
  }

  public List<String> notes() {
    return notes;
  }

  /**
   * What passes, in the order of boundaries. Between two named places the answer is there even if
   * nothing passes; boundaries nobody named are there if something does.
   *
   * @param from empty for every zone
   * @param to likewise
   */
  public FlowsDocument flows(Optional<String> from, Optional<String> to) {
    Optional<Peer> sender = from.map(analysis::peer);
    Optional<Peer> receiver = to.map(analysis::peer);
    sender.ifPresent(one -> receiver.ifPresent(other -> requireAnalysed(one, other)));
    return new FlowsDocument(
        zones(),
        new BoundaryAnswers(analysis).between(sender, receiver),
        analysis.zoneIssues().stream().map(FlowsDocument.ZoneIssueDocument::of).toList());
  }

  private List<FlowsDocument.ZoneDocument> zones() {
    return analysis.zones().stream()
        .map(
            zone ->
                new FlowsDocument.ZoneDocument(
                    zone.name(),
                    zone.tier(),
                    analysis.zonesAreInferred() && !Zone.FIXED.contains(zone),
                    analysis.endpoints(zone.name()).size()))
        .toList();
  }

  /**
   * Whether something passes, and why.
   *
   * @param services one protocol, and one combination of ports or ICMP types
   */
  public ExplainDocument explain(String from, String to, Services services) {
    List<ServiceTerm> terms = services.terms();
    if (terms.size() != 1) {
      throw new IllegalArgumentException("one protocol expected, not " + services);
    }
    Peer sender = analysis.peer(from);
    Peer receiver = analysis.peer(to);
    requireAnalysed(sender, receiver);
    return ExplainDocument.of(
        analysis.explain(sender, receiver, services), from, to, terms.get(0), analysis.standIns());
  }

  private static void requireAnalysed(Peer from, Peer to) {
    if (isBeyond(from) && isBeyond(to)) {
      throw new BeyondEstateException(from.text(), to.text());
    }
  }

  /** Addresses that no endpoint has are beyond the estate, even without a zone. */
  static boolean isBeyond(Peer peer) {
    return peer.zone().map(Zone::isOutside).orElse(peer.endpoints().isEmpty());
  }

  /**
   * What a compromise reaches, nearest first.
   *
   * @param mostHops 1 or more; empty for as far as it goes
   */
  public ReachDocument reach(String from, Optional<Integer> mostHops) {
    Map<String, List<String>> zones = zonesByEndpoint();
    int most = mostHops.orElse(Integer.MAX_VALUE);
    Peer start = analysis.peer(from);
    List<Reach> reached = analysis.reach(start, most);
    return new ReachDocument(
        from,
        mostHops.orElse(null),
        reached.stream()
            .map(
                reach ->
                    ReachDocument.ReachedDocument.of(
                        reach, zones.getOrDefault(reach.endpoint().id(), List.of())))
            .toList(),
        new BeyondAnswers(analysis).of(start, reached, most));
  }

  private Map<String, List<String>> zonesByEndpoint() {
    Map<String, List<String>> zones = new HashMap<>();
    for (Zone zone : analysis.zones()) {
      for (Endpoint endpoint : analysis.endpoints(zone.name())) {
        zones.computeIfAbsent(endpoint.id(), id -> new ArrayList<>()).add(zone.name());
      }
    }
    return zones;
  }
}
