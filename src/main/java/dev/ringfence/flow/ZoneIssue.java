package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Endpoint;
import java.util.List;

/** An endpoint that is in no zone, in several, or in one that cannot be told. */
public record ZoneIssue(Endpoint endpoint, String reason, List<SourceRef> sources) {
  public ZoneIssue {
    sources = List.copyOf(sources);
  }
}
