package dev.ringfence.network;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import java.util.List;

/**
 * Whether all resources of a kind in a source are known to be in the model.
 *
 * @param gaps the missing answers that could have named more; empty when the population is complete
 */
public record Enumeration(EvidenceSource source, Kind kind, List<CollectionGap> gaps) {
  public Enumeration {
    gaps = gaps.stream().sorted().toList();
  }

  public boolean isComplete() {
    return gaps.isEmpty();
  }
}
