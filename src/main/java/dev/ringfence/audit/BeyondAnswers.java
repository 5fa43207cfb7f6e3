package dev.ringfence.audit;

import dev.ringfence.document.ReachDocument.BeyondDocument;
import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.Peer;
import dev.ringfence.flow.Reach;
import dev.ringfence.net.Services;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which zones beyond the estate a compromise reaches, itself or from what it reaches. */
record BeyondAnswers(FlowAnalysis analysis) {
  /** Somebody who sends, and whether it is certain that a compromise gets there. */
  private record Sender(Peer peer, String id, int hops, Certainty certainty) {}

  /**
   * Each such zone once, by the fewest hops.
   *
   * @param reached nearest first
   */
  List<BeyondDocument> of(Peer from, List<Reach> reached, int mostHops) {
    List<Sender> senders = new ArrayList<>();
    if (!FlowQuestions.isBeyond(from)) {
      senders.add(new Sender(from, from.text(), 1, Certainty.CERTAIN));
    }
    for (Reach reach : reached) {
      if (reach.hops() < mostHops) {
        String id = reach.endpoint().id();
        senders.add(new Sender(analysis.peer(id), id, reach.hops() + 1, reach.certainty()));
      }
    }
    return analysis.zones().stream()
        .filter(zone -> zone.isOutside() && !from.zone().equals(Optional.of(zone)))
        .flatMap(zone -> nearest(zone, senders).stream())
        .toList();
  }

  private Optional<BeyondDocument> nearest(Zone zone, List<Sender> senders) {
    Peer to = analysis.peer(zone.name());
    Optional<BeyondDocument> found = Optional.empty();
    int hops = Integer.MAX_VALUE;
    for (Sender sender : senders) {
      boolean isNearEnough = found.isEmpty() || sender.hops() == hops;
      Optional<BeyondDocument> one =
          isNearEnough ? reached(zone, sender, analysis.between(sender.peer(), to)) : found;
      if (isNearEnough && one.isPresent() && (found.isEmpty() || isCertain(one))) {
        found = one;
        hops = sender.hops();
      }
      if (isCertain(found)) {
        break;
      }
    }
    return found;
  }

  private static boolean isCertain(Optional<BeyondDocument> one) {
    return one.filter(found -> found.certainty().equals(Certainty.CERTAIN.word())).isPresent();
  }

  private static Optional<BeyondDocument> reached(Zone zone, Sender sender, BoundaryFlows flows) {
    Services certain = flows.certain().services();
    boolean isCertain = sender.certainty() == Certainty.CERTAIN && !certain.isEmpty();
    return Stream.of(isCertain ? certain : flows.possible().services())
        .filter(services -> !services.isEmpty())
        .map(
            services ->
                BeyondDocument.of(
                    sender.hops(),
                    zone.name(),
                    sender.id(),
                    services,
                    isCertain ? Certainty.CERTAIN : Certainty.POSSIBLE))
        .findFirst();
  }
}
