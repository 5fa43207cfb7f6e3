package dev.ringfence.audit;

import dev.ringfence.assessment.Assessor;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Check;
import dev.ringfence.check.Judged;
import dev.ringfence.collect.export.ExportRecognition;
import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Engine;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.evidence.store.MemoryStore;
import dev.ringfence.exception.ExceptionRegister;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.TierZoning;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.policy.Documentation;
import dev.ringfence.terraform.Configuration;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Judges folders as they are: no configuration, no exceptions, no history. */
public final class Scan {
  private final List<Path> folders;
  private final Optional<String> ref;
  private final Catalogue catalogue;
  private final Adapters adapters;

  private Scan(List<Path> folders, Optional<String> ref, Catalogue catalogue, Adapters adapters) {
    this.folders = folders;
    this.ref = ref;
    this.catalogue = catalogue;
    this.adapters = adapters;
  }

  /**
   * A scan with a catalogue.
   *
   * @throws dev.ringfence.catalogue.InvalidFilesException with every problem of the catalogue
   */
  public static Scan of(List<Path> folders, Path controls, Installation installation) {
    Adapters adapters = new Adapters(installation);
    return new Scan(List.copyOf(folders), Optional.empty(), adapters.catalogue(controls), adapters);
  }

  /**
   * The same of what the repositories that the folders are in hold there.
   *
   * @param branch or tag, or a commit
   */
  public Scan at(String branch) {
    return new Scan(folders, Optional.of(branch), catalogue, adapters);
  }

  /** What came of it, in canonical order. */
  public record Result(List<Finding> findings, List<CollectionGap> gaps, List<String> notes) {}

  /** Whether a path in evidence is one that a folder had, and not of what was asked of it. */
  public static boolean isOfSource(String path) {
    return !path.equals(EvidenceManifest.PATH);
  }

  /**
   * Collects and judges.
   *
   * @throws NoCommitException if a ref is asked for that a folder's repository does not have
   */
  public Result run(Progress progress) {
    MemoryStore store = new MemoryStore();
    EvidenceManifest manifest = EvidenceManifest.parse(store.bytes(collected(store, progress)));
    SortedMap<ControlId, List<Check>> checks =
        new Checks(adapters.compiler(), List.of(), LocalDate.EPOCH).of(catalogue.controls());
    Planes planes = new Planes(adapters.readers());
    SortedMap<Plane, NetworkModel> networks =
        planes.networks(manifest.evidence(), store, ZoneAssignment.NONE);
    boolean areBlocksAsked =
        checks.values().stream().flatMap(List::stream).anyMatch(Scan::isAboutBlocks);
    List<Configuration> configurations =
        areBlocksAsked ? planes.configurations(manifest.evidence(), store) : List.of();
    // Each plane is judged by itself: what is declared says nothing about what an account shows.
    List<Finding> findings = new ArrayList<>();
    networks.forEach(
        (plane, network) -> {
          boolean isOfBlocks = plane.equals(networks.lastKey());
          assessor(checks, check -> needsNoConfiguration(check, isOfBlocks))
              .assess(judged(network, manifest).with(isOfBlocks ? configurations : List.of()))
              .forEach(findings::add);
        });
    return new Result(
        findings.stream().sorted().toList(), manifest.evidence().gaps(), notes(networks.values()));
  }

  /** Without exceptions the day decides nothing. */
  private static Assessor assessor(
      SortedMap<ControlId, List<Check>> checks, Predicate<Check> which) {
    SortedMap<ControlId, List<Check>> chosen = new TreeMap<>();
    checks.forEach((control, all) -> chosen.put(control, all.stream().filter(which).toList()));
    return new Assessor(chosen, ExceptionRegister.NONE, LocalDate.EPOCH);
  }

  private Digest collected(MemoryStore store, Progress progress) {
    if (ref.isEmpty()) {
      return adapters.scanning(folders, store).collectAll(progress);
    }
    try (WorkFolder work = WorkFolder.temporary()) {
      Digest evidence =
          adapters.scanning(folders, ref.get(), store, work.path(), progress).collectAll(progress);
      NoCommitException.throwIfAny(EvidenceManifest.parse(store.bytes(evidence)).evidence());
      return evidence;
    }
  }

  private static Judged judged(NetworkModel network, EvidenceManifest manifest) {
    return new Judged(
        network,
        new ManifestSeal(manifest),
        FlowAnalysis.of(network, TierZoning.STANDARD),
        List.of(),
        Documentation.NONE);
  }

  private static boolean isAboutBlocks(Check check) {
    return check.definition().engine() == Engine.TERRAFORM;
  }

  /** Blocks are declared: checks of them run once, on the last of the planes there are. */
  private static boolean needsNoConfiguration(Check check, boolean isOfBlocks) {
    return needsNoConfiguration(check.definition()) && (isOfBlocks || !isAboutBlocks(check));
  }

  private static boolean needsNoConfiguration(CheckDefinition check) {
    return check.engine() != Engine.MANUAL
        && check.boundary().filter(BoundaryRule::needsConfiguration).isEmpty();
  }

  private List<String> notes(Collection<NetworkModel> networks) {
    List<String> notes = new ArrayList<>();
    networks.forEach(network -> notes.addAll(network.notes()));
    ref.ifPresent(
        read ->
            notes.add("exports that lie in a repository are not read at a ref; " + read + " was"));
    folders.stream()
        .filter(folder -> ref.isEmpty())
        .filter(folder -> ExportRecognition.of(folder, Adapters.calls()).hasRepository())
        .filter(folder -> !Adapters.isRepositoryOnly(folder))
        .filter(folder -> !Adapters.isRepository(folder))
        .map(
            folder ->
                folder
                    + " holds a repository without anything this version reads, so nothing that is"
                    + " declared there was judged")
        .forEach(notes::add);
    long manual = count(check -> check.engine() == Engine.MANUAL);
    if (manual > 0) {
      notes.add(manual + " manual checks need an audit.yaml with attestations and are left out");
    }
    long policies =
        count(check -> check.engine() == Engine.BOUNDARY && !needsNoConfiguration(check));
    if (policies > 0) {
      notes.add(
          policies
              + " boundary checks compare with a policy or a table of flows, need an audit.yaml"
              + " and are left out; the others judge zones that are inferred from the tiers of"
              + " subnets");
    }
    long idle = count(check -> !check.isExecutable());
    if (idle > 0) {
      notes.add(idle + " checks of the catalogue cannot be executed; controls list says why");
    }
    return List.copyOf(notes);
  }

  private long count(Predicate<CheckDefinition> which) {
    return catalogue.controls().stream()
        .flatMap(control -> control.checks().stream())
        .filter(which)
        .count();
  }
}
