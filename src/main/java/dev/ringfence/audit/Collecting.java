package dev.ringfence.audit;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.evidence.store.EvidenceStore;
import java.util.ArrayList;
import java.util.List;

/** Seals what sources give, source by source, and joins it to one evidence set. */
public final class Collecting {
  private final Collector collector;
  private final EvidenceStore store;

  public Collecting(Collector collector, EvidenceStore store) {
    this.collector = collector;
    this.store = store;
  }

  public List<EvidenceSource> sources() {
    return collector.sources();
  }

  /** What collecting took so far, for the log; empty where there is nothing to say. */
  public String tally() {
    return collector.tally();
  }

  /** Collects one source; the digest names the sealed manifest of what it gave and did not give. */
  public Digest collect(EvidenceSource source) {
    Collected collected = collector.collect(source, store::seal);
    EvidenceManifest manifest =
        EvidenceManifest.of(new EvidenceSet(collected.items(), collected.gaps()));
    return store.seal(manifest.bytes());
  }

  /** Joins the sealed manifests of all sources; the digest names the evidence set. */
  public Digest join(List<Digest> manifests) {
    List<Evidence> items = new ArrayList<>();
    List<CollectionGap> gaps = new ArrayList<>();
    for (Digest manifest : manifests) {
      EvidenceSet part = EvidenceManifest.parse(store.bytes(manifest)).evidence();
      items.addAll(part.items());
      gaps.addAll(part.gaps());
    }
    return store.seal(EvidenceManifest.of(new EvidenceSet(items, gaps)));
  }

  /** Collects every source one after the other and joins them. */
  public Digest collectAll(Progress progress) {
    List<EvidenceSource> sources = sources();
    progress.begin("collect", sources.size());
    List<Digest> manifests = new ArrayList<>();
    for (EvidenceSource source : sources) {
      manifests.add(collect(source));
      progress.advance("collect", 1, source.id());
    }
    progress.note("collect", tally());
    progress.end("collect");
    return join(manifests);
  }
}
