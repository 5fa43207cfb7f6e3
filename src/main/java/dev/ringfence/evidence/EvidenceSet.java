package dev.ringfence.evidence;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a run collected and what it could not get, in canonical order. */
public record EvidenceSet(List<Evidence> items, List<CollectionGap> gaps) {
  public EvidenceSet {
    items = items.stream().sorted().toList();
    gaps = gaps.stream().distinct().sorted().toList();
    if (items.isEmpty() && gaps.isEmpty()) {
      throw new IllegalArgumentException("a collection brings evidence or says what is missing");
    }
  }

  /** Every source that was asked, whether it answered or not. */
  public SortedSet<EvidenceSource> sources() {
    SortedSet<EvidenceSource> sources = new TreeSet<>();
    items.forEach(item -> sources.add(item.request().source()));
    gaps.forEach(gap -> sources.add(gap.request().source()));
    return sources;
  }
}
