package dev.ringfence.check;

import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.flow.Doubt;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Kind;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.List;

/**
 * Doubts about what an analysis finds closed: networks, interfaces or listeners that nobody listed
 * may be a way that it cannot see.
 */
record Openness(FlowAnalysis flows, SilentSources silent) {
  private static final List<Kind> ANYWHERE = List.of(Kind.VIRTUAL_NETWORK, Kind.NETWORK_INTERFACE);

  /** Balancers lead to endpoints of the estate only. */
  private static final List<Kind> INWARDS = List.of(Kind.FORWARD);

  /** The same judgement unless it rests on something being closed that may be open. */
  Judgement of(Judgement judgement) {
    if (!isClosed(judgement)) {
      return judgement;
    }
    List<Kind> kinds = new ArrayList<>(ANYWHERE);
    if (!leadsOut(judgement.subject())) {
      kinds.addAll(INWARDS);
    }
    List<Observation> doubts = new ArrayList<>(silent.observations(kinds));
    doubts.addAll(existence(judgement.subject()));
    return doubts.isEmpty()
        ? judgement
        : new Judgement(judgement.subject(), new Inconclusive(doubts));
  }

  /** A boundary of a zone that perhaps is not there has not been shown to be closed. */
  private List<Observation> existence(Subject subject) {
    List<Observation> observations = new ArrayList<>();
    for (Zone zone : flows.zones()) {
      String id = subject.id();
      if (id.startsWith(zone.name() + "->") || id.endsWith("->" + zone.name())) {
        flows.existence(zone.name()).stream()
            .map(doubt -> observation(zone, doubt))
            .forEach(observations::add);
      }
    }
    return observations;
  }

  private Observation observation(Zone zone, Doubt doubt) {
    return new Observation(
        "whether there are " + zone.name() + " at all is not known: " + doubt.reason(),
        doubt.sources().isEmpty() ? List.of(silent.seal().manifest()) : doubt.sources());
  }

  /** A boundary is satisfied, or a rule without use, because nothing passes. */
  private static boolean isClosed(Judgement judgement) {
    Verdict verdict = judgement.outcome().verdict();
    return switch (judgement.subject().kind()) {
      case "boundary" -> verdict == Verdict.SATISFIED;
      case "permit" -> verdict == Verdict.NOT_SATISFIED;
      default -> false;
    };
  }

  private boolean leadsOut(Subject subject) {
    return flows.zones().stream()
        .filter(Zone::isOutside)
        .anyMatch(zone -> subject.id().endsWith("->" + zone.name()));
  }
}
