package dev.ringfence.collect;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Several collectors as one. A source that two of them know is taken from the first alone. */
public final class JoinedCollector implements Collector {
  private final List<Collector> collectors;
  private Optional<Map<EvidenceSource, List<Collector>>> known = Optional.empty();

  private JoinedCollector(List<Collector> collectors) {
    this.collectors = List.copyOf(collectors);
  }

  /** The only one itself, if it is one. */
  public static Collector of(List<Collector> collectors) {
    return collectors.size() == 1 ? collectors.get(0) : new JoinedCollector(collectors);
  }

  @Override
  public List<EvidenceSource> sources() {
    return List.copyOf(known().keySet());
  }

  private synchronized Map<EvidenceSource, List<Collector>> known() {
    Map<EvidenceSource, List<Collector>> found =
        known.orElseGet(
            () -> {
              Map<EvidenceSource, List<Collector>> sources = new TreeMap<>();
              for (Collector collector : collectors) {
                for (EvidenceSource source : collector.sources()) {
                  sources.computeIfAbsent(source, absent -> new ArrayList<>()).add(collector);
                }
              }
              return new LinkedHashMap<>(sources);
            });
    known = Optional.of(found);
    return found;
  }

  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    List<Collector> knowing = known().getOrDefault(source, List.of());
    if (knowing.isEmpty()) {
      throw new IllegalArgumentException("no source of this collection: " + source);
    }
    Collected collected = knowing.get(0).collect(source, seal);
    if (knowing.size() == 1) {
      return collected;
    }
    List<CollectionGap> gaps = new ArrayList<>(collected.gaps());
    gaps.add(
        new CollectionGap(
            Request.of(source, identity(source)),
            Reason.CONTRADICTORY,
            "two sources of audit.yaml cover it; only the export was read",
            Optional.empty()));
    return new Collected(collected.items(), gaps);
  }

  /** The call that no check reads and every source of its provider has. */
  private static String identity(EvidenceSource source) {
    return source.provider().equals("aws") ? "sts:GetCallerIdentity" : "az account show";
  }

  @Override
  public String tally() {
    return collectors.stream()
        .map(Collector::tally)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
