package dev.ringfence.flow;

import java.util.List;
import java.util.Optional;

/**
 * Whether one packet passes, and every way that was tried.
 *
 * @param passage permitted if some path permits; denied if each denies
 * @param paths the deciding ones first
 * @param reason where there is no path at all, why; else empty
 * @param stops where there is no path at all, what stops one packet that was tried
 */
public record Explanation(
    Passage passage, List<FlowPath> paths, String reason, Optional<FlowPath> stops) {
  public Explanation {
    paths = List.copyOf(paths);
  }

  /** By paths that were found. */
  static Explanation by(Passage passage, List<FlowPath> paths) {
    return new Explanation(passage, paths, "", Optional.empty());
  }
}
