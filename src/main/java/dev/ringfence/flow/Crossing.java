package dev.ringfence.flow;

import java.util.List;

/**
 * What lies between leaving one segment and entering another, in one direction.
 *
 * @param doubts why it is not certain whether rules that name groups hold across it
 * @param isModelled false where nobody knows what it does with packets, nor where answers come back
 */
record Crossing(
    String via, References references, List<Stage> stages, List<Doubt> doubts, boolean isModelled) {
  Crossing {
    stages = List.copyOf(stages);
    doubts = List.copyOf(doubts);
  }

  static Crossing modelled(String via, References references, List<Stage> stages) {
    return new Crossing(via, references, stages, List.of(), true);
  }

  /** What nobody models gives its own reasons, in its stages. */
  static Crossing unmodelled(String via, List<Stage> stages) {
    return new Crossing(via, References.MAYBE, stages, List.of(), false);
  }
}
