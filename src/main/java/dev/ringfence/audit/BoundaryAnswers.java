package dev.ringfence.audit;

import dev.ringfence.document.BoundaryDocument;
import dev.ringfence.document.BoundaryDocument.DoubtDocument;
import dev.ringfence.document.BoundaryDocument.FlowDocument;
import dev.ringfence.document.BoundaryDocument.MediatedDocument;
import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.FlowPath;
import dev.ringfence.flow.MediatedFlow;
import dev.ringfence.flow.Passage;
import dev.ringfence.flow.Peer;
import dev.ringfence.flow.PermittedFlow;
import dev.ringfence.flow.StandIns;
import dev.ringfence.net.Packets;
import dev.ringfence.net.ServiceTerm;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Zone;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What passes boundaries, or between places that somebody named. */
final class BoundaryAnswers {
  private final FlowAnalysis analysis;
  private final StandIns words;

  BoundaryAnswers(FlowAnalysis analysis) {
    this.analysis = analysis;
    this.words = analysis.standIns();
  }

  /**
   * Between two places one answer, else one for each zone that something passes from or to.
   *
   * @param from empty for every zone
   * @param to likewise
   */
  List<BoundaryDocument> between(Optional<Peer> from, Optional<Peer> to) {
    if (from.isPresent() && to.isPresent()) {
      return List.of(between(from.get(), to.get()));
    }
    Stream<BoundaryDocument> all =
        from.isEmpty() && to.isEmpty()
            ? analysis.boundaries().stream().map(this::across)
            : others(from.or(() -> to).orElseThrow())
                .map(
                    other ->
                        from.isPresent()
                            ? between(from.get(), other)
                            : between(other, to.orElseThrow()));
    return all.filter(answer -> !answer.isEmpty()).toList();
  }

  private Stream<Peer> others(Peer named) {
    boolean isBeyond = FlowQuestions.isBeyond(named);
    return analysis.zones().stream()
        .filter(zone -> !isBeyond || !zone.isOutside())
        .map(zone -> analysis.peer(zone.name()));
  }

  private BoundaryDocument between(Peer from, Peer to) {
    Optional<Boundary> whole =
        wholeZone(from).flatMap(sender -> wholeZone(to).map(zone -> new Boundary(sender, zone)));
    if (whole.isPresent() && analysis.boundaries().contains(whole.get())) {
      return across(whole.get());
    }
    return document(
        from.text(),
        to.text(),
        analysis.between(from, to),
        analysis.flows(from, to),
        new MediatedAnswers(analysis).between(from, to));
  }

  private static Optional<String> wholeZone(Peer peer) {
    return peer.zone().map(Zone::name).filter(name -> name.equals(peer.text()));
  }

  private BoundaryDocument across(Boundary boundary) {
    return document(
        boundary.from(),
        boundary.to(),
        analysis.between(boundary),
        analysis.flows(boundary),
        analysis.mediated(boundary));
  }

  private BoundaryDocument document(
      String from,
      String to,
      BoundaryFlows passing,
      List<PermittedFlow> flows,
      List<MediatedFlow> mediated) {
    Set<Object> seen = new HashSet<>();
    boolean isCertain = passing.doubts().isEmpty() && passing.certain().sameAs(passing.possible());
    return new BoundaryDocument(
        from,
        to,
        isCertain,
        flows.stream()
            .flatMap(flow -> lines(flow).stream())
            .filter(line -> words.isEmpty() || seen.add(line.line()))
            .toList(),
        mediated.stream().map(flow -> MediatedDocument.of(flow, words)).toList(),
        passing.doubts().stream().map(DoubtDocument::of).toList());
  }

  private List<FlowDocument> lines(PermittedFlow flow) {
    return flow.box().services().terms().stream()
        .map(
            term ->
                FlowDocument.of(
                    flow.box(),
                    term,
                    flow.certainty().word(),
                    flow.via(),
                    witness(flow, term),
                    words))
        .toList();
  }

  /** A box has one witness, but each of its lines is shown a packet of its own. */
  private FlowPath witness(PermittedFlow flow, ServiceTerm term) {
    Packets line = Packets.of(flow.box().sources(), flow.box().destinations(), term.services());
    if (line.contains(flow.witness().packet())) {
      return flow.witness();
    }
    return line.witness().stream()
        .flatMap(packet -> analysis.explain(packet).paths().stream())
        .filter(path -> path.via().equals(flow.via()) && path.passage() != Passage.DENIED)
        .findFirst()
        .orElse(flow.witness());
  }
}
