package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import java.util.List;

/** Why what is possible on a boundary is more than what is certain. */
public record Doubt(String reason, List<SourceRef> sources) implements Comparable<Doubt> {
  public Doubt {
    sources = List.copyOf(sources);
  }

  @Override
  public int compareTo(Doubt other) {
    return reason.compareTo(other.reason);
  }
}
