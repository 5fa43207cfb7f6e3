package dev.ringfence.flow;

import java.util.List;

/**
 * Whether one packet passes, and every way that was tried.
 *
 * @param passage permitted if some path permits; denied if each denies
 * @param paths the deciding ones first
 * @param reason where there is no path at all, why; else empty
 */
public record Explanation(Passage passage, List<FlowPath> paths, String reason) {
  public Explanation {
    paths = List.copyOf(paths);
  }
}
