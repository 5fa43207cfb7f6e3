package dev.ringfence.audit;

import dev.ringfence.collect.export.ExportRecognition;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.evidence.store.MemoryStore;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.TierZoning;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.network.Zoning;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** Exports become a network that can be asked about its flows; nothing is kept. */
public final class FlowReading {
  private final Adapters adapters;
  private final Progress progress;

  public FlowReading(Installation installation, Progress progress) {
    this.adapters = new Adapters(installation);
    this.progress = progress;
  }

  /** Whether a folder holds an answer of a provider, however it is laid out. */
  public static boolean hasExports(Path folder) {
    return ExportRecognition.of(folder, Adapters.calls()).hasExport();
  }

  /** Whether a folder holds files that declare a network, however deep. */
  public static boolean hasDeclarations(Path folder) {
    return Adapters.isRepository(folder);
  }

  /** Reads folders as they are; their tiers, or the namespaces of clusters, are the zones. */
  public FlowQuestions folders(List<Path> folders) {
    MemoryStore store = new MemoryStore();
    return questions(
        adapters.scanning(folders, store), store, ZoneAssignment.NONE, TierZoning.STANDARD);
  }

  /** Reads the exports of a month from where audit.yaml says they are. */
  public FlowQuestions estate(AuditInputs inputs, YearMonth period) {
    MemoryStore store = new MemoryStore();
    inputs.citedFiles().forEach(file -> store.seal(file.bytes()));
    try (WorkFolder work = WorkFolder.temporary()) {
      return questions(
          adapters.collecting(inputs, period, store, work.path(), progress),
          store,
          inputs.zones(),
          inputs.zoning());
    }
  }

  private FlowQuestions questions(
      Collecting collecting, MemoryStore store, ZoneAssignment tiers, Zoning zoning) {
    Digest evidence = collecting.collectAll(progress);
    EvidenceManifest manifest = EvidenceManifest.parse(store.bytes(evidence));
    Planes planes = new Planes(adapters.readers());
    NetworkModel network = planes.asked(manifest.evidence(), store, tiers);
    return new FlowQuestions(
        FlowAnalysis.of(network, zoning.within(network)), notes(network, manifest));
  }

  private static List<String> notes(NetworkModel network, EvidenceManifest manifest) {
    int gaps = manifest.evidence().gaps().size();
    return Stream.concat(
            network.notes().stream(),
            gaps == 0
                ? Stream.empty()
                : Stream.of(gaps + " answers are missing; ringfence scan lists them"))
        .toList();
  }
}
