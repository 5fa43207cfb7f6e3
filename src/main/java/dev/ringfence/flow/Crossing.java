package dev.ringfence.flow;

import java.util.List;

/**
 * What lies between leaving one segment and entering another, in one direction.
 *
 * @param isModelled false where nobody knows what it does with packets, nor where answers come back
 */
record Crossing(String via, References references, List<Stage> stages, boolean isModelled) {
  Crossing {
    stages = List.copyOf(stages);
  }

  static Crossing modelled(String via, References references, List<Stage> stages) {
    return new Crossing(via, references, stages, true);
  }
}
