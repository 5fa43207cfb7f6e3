package dev.ringfence.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies between leaving one segment and entering another, in one direction.
 *
 * @param doubts why it is not certain whether rules that name groups hold across it
 * @param isModelled false where nobody knows what it does with packets, nor where answers come back
 * @param relay id of what stands in between and keeps track of connections; empty for nothing
 * @param answering what answers meet instead of the stages, if requests came by the same relay
 */
record Crossing(
    String via,
    References references,
    List<Stage> stages,
    List<Doubt> doubts,
    boolean isModelled,
    String relay,
    List<Stage> answering) {
  Crossing {
    stages = List.copyOf(stages);
    doubts = List.copyOf(doubts);
    answering = List.copyOf(answering);
  }

  /** One without a relay, on which answers are packets like others. */
  Crossing(
      String via,
      References references,
      List<Stage> stages,
      List<Doubt> doubts,
      boolean isModelled) {
    this(via, references, stages, doubts, isModelled, "", stages);
  }

  /** Through a relay that keeps track of connections. */
  static Crossing relayed(String via, String relay, List<Stage> stages, List<Stage> answering) {
    return new Crossing(via, References.UNRESOLVED, stages, List.of(), true, relay, answering);
  }

  /** What an answer to something that came by a crossing meets on this one. */
  Crossing answerTo(Crossing crossing, Stage elsewhere) {
    if (crossing.relay.equals(relay)) {
      return relay.isEmpty() ? this : with(answering);
    }
    List<Stage> around = new ArrayList<>(answering);
    around.add(elsewhere);
    return with(around);
  }

  private Crossing with(List<Stage> other) {
    return new Crossing(via, references, other, doubts, isModelled, relay, other);
  }

  static Crossing modelled(String via, References references, List<Stage> stages) {
    return new Crossing(via, references, stages, List.of(), true);
  }

  /** What nobody models gives its own reasons, in its stages. */
  static Crossing unmodelled(String via, List<Stage> stages) {
    return new Crossing(via, References.MAYBE, stages, List.of(), false);
  }
}
