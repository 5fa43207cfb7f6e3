package dev.ringfence.collect;

import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.util.List;
import java.util.Optional;

/** What came of collecting one source, or a part of it. */
public record Collected(List<Evidence> items, List<CollectionGap> gaps) {
  public Collected {
    items = List.copyOf(items);
    gaps = List.copyOf(gaps);
  }

  /** The parts of one source in canonical order; what several of them miss is missed once. */
  public static Collected of(List<Collected> parts) {
    return new Collected(
        parts.stream().flatMap(part -> part.items().stream()).sorted().toList(),
        parts.stream().flatMap(part -> part.gaps().stream()).distinct().sorted().toList());
  }

  /** Every call of a table as a gap, for a source that cannot be asked at all. */
  public static Collected nothing(EvidenceSource source, CallTable calls, Fault fault) {
    return new Collected(
        List.of(),
        calls.calls().stream()
            .map(
                spec ->
                    new CollectionGap(
                        Request.of(source, spec.call()),
                        fault.reason(),
                        fault.words(),
                        Optional.empty()))
            .toList());
  }
}
