package dev.ringfence.collect;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import java.util.List;

/** What came of collecting one source. */
public record Collected(List<Evidence> items, List<CollectionGap> gaps) {
  public Collected {
    items = List.copyOf(items);
    gaps = List.copyOf(gaps);
  }
}
