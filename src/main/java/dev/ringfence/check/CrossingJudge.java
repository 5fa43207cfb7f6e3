package dev.ringfence.check;

import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.check.Outcome.NotSatisfied;
import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.PermittedFlow;
import dev.ringfence.net.Packets;
import dev.ringfence.network.NetworkModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whether anything passes that must not: not satisfied if something certainly does, satisfied if
 * nothing possibly does, else inconclusive.
 *
 * @param beside what a satisfied outcome says beside, or nothing
 */
record CrossingJudge(NetworkModel network, FlowWords words, Supplier<String> beside) {
  /** More lines than this help nobody; the rest is counted. */
  private static final int MOST = 50;

  /**
   * What must not pass.
   *
   * @param certain must not pass whatever is unknown
   * @param possible may be among what must not pass
   * @param claim what is the matter with a flow of it, {@code and must not}
   */
  record Forbidden(Packets certain, Packets possible, String claim) {
    static Forbidden of(Packets packets, String claim) {
      return new Forbidden(packets, packets, claim);
    }
  }

  static CrossingJudge of(Judged judged) {
    return of(judged, () -> "");
  }

  static CrossingJudge of(Judged judged, Supplier<String> beside) {
    return new CrossingJudge(judged.network(), new FlowWords(judged.seal()), beside);
  }

  /** What is established about a boundary, with the packets that an exception may be about. */
  Judgement judgement(Subject subject, Crossing crossing, Forbidden forbidden) {
    Outcome outcome = outcome(crossing, forbidden);
    return outcome.verdict() == Verdict.NOT_SATISFIED
        ? new Judgement(
            subject, outcome, Optional.of(crossing.possible().intersect(forbidden.possible())))
        : new Judgement(subject, outcome);
  }

  Outcome outcome(Crossing crossing, Forbidden forbidden) {
    Packets violating = crossing.certain().intersect(forbidden.certain());
    if (!violating.isEmpty()) {
      return new NotSatisfied(violations(crossing, violating, forbidden.claim()));
    }
    Packets doubtful = crossing.possible().intersect(forbidden.possible());
    if (!doubtful.isEmpty()) {
      return new Inconclusive(doubts(crossing, doubtful));
    }
    return new Satisfied(withWords(closed(crossing, forbidden)));
  }

  private List<Observation> withWords(List<Observation> observations) {
    String also = beside.get();
    if (also.isEmpty()) {
      return observations;
    }
    List<Observation> all = new ArrayList<>(observations);
    Observation first = all.get(0);
    all.set(0, new Observation(first.text() + "; what remains: " + also, first.sources()));
    return all;
  }

  private List<Observation> violations(Crossing crossing, Packets violating, String claim) {
    List<PermittedFlow> flows =
        crossing.flows(violating).stream()
            .filter(flow -> flow.certainty() == Certainty.CERTAIN)
            .toList();
    List<Observation> observations = new ArrayList<>();
    flows.stream().limit(MOST).forEach(flow -> observations.add(words.passing(flow, claim)));
    if (flows.isEmpty()) {
      observations.add(
          Observation.of(
              violating + " passes on one of several ways " + claim, words.seal().manifest()));
    }
    return counted(observations, flows.size());
  }

  private List<Observation> counted(List<Observation> observations, int all) {
    if (all > MOST) {
      observations.add(
          Observation.of(
              "%d more of %d flows".formatted(all - MOST, all), words.seal().manifest()));
    }
    return List.copyOf(observations);
  }

  private List<Observation> doubts(Crossing crossing, Packets doubtful) {
    List<PermittedFlow> flows = crossing.flows(doubtful);
    String what = flows.isEmpty() ? doubtful.toString() : flows.get(0).box().toString();
    Set<Observation> observations = new LinkedHashSet<>();
    crossing.doubts().stream()
        .limit(MOST)
        .map(doubt -> words.doubt(doubt, what + " may pass: "))
        .forEach(observations::add);
    if (observations.isEmpty()) {
      flows.stream().limit(MOST).forEach(flow -> words.doubt(flow).ifPresent(observations::add));
    }
    if (observations.isEmpty()) {
      observations.add(Observation.of(doubtful + " may pass", words.seal().manifest()));
    }
    return List.copyOf(observations);
  }

  /** What stops everything that must not pass, and beside it what does pass. */
  private List<Observation> closed(Crossing crossing, Forbidden forbidden) {
    List<Observation> closing =
        new ArrayList<>(new Closing(network, words).of(crossing, forbidden.possible().services()));
    Packets passing = crossing.possible();
    if (!passing.isEmpty()) {
      Observation first = closing.get(0);
      closing.set(
          0,
          new Observation(
              first.text() + "; what passes is " + passing.services(), first.sources()));
    }
    return List.copyOf(closing);
  }
}
