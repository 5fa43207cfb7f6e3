package dev.ringfence.collect.export;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which file of a tree belongs to which source: looked up once, before anything is collected. */
final class ExportScan {
  private final ExportReading reading;
  private final ExportLimits limits;
  private final SortedMap<EvidenceSource, SortedSet<ExportFile>> files = new TreeMap<>();
  private final SortedMap<EvidenceSource, List<CollectionGap>> gaps = new TreeMap<>();
  private final SortedMap<EvidenceSource, String> absent = new TreeMap<>();
  private final Map<ExportFile, Provenance> provenance = new HashMap<>();

  private ExportScan(ExportReading reading, ExportLimits limits) {
    this.reading = reading;
    this.limits = limits;
  }

  static ExportScan of(ExportTree tree, ExportReading reading, ExportLimits limits) {
    ExportScan scan = new ExportScan(reading, limits);
    List<String> names = names(tree.roots());
    for (int i = 0; i < names.size(); i++) {
      scan.read(tree.roots().get(i), names.get(i), names.size() > 1 ? names.get(i) + "/" : "");
    }
    tree.roots().forEach(scan::expect);
    return scan;
  }

  /** Every source that has files or should have, and every tree that has gaps of its own. */
  List<EvidenceSource> sources() {
    SortedSet<EvidenceSource> sources = new TreeSet<>(files.keySet());
    sources.addAll(gaps.keySet());
    sources.addAll(absent.keySet());
    return List.copyOf(sources);
  }

  Collection<ExportFile> files(EvidenceSource source) {
    return files.getOrDefault(source, new TreeSet<>());
  }

  List<CollectionGap> gaps(EvidenceSource source) {
    if (absent.containsKey(source)) {
      return AbsentCalls.all(source, reading, absent.getOrDefault(source, ""));
    }
    return gaps.getOrDefault(source, List.of());
  }

  Map<ExportFile, Provenance> provenance() {
    return Map.copyOf(provenance);
  }

  /** Calls that this source need not answer, because another source of its account does. */
  List<CallSpec> excused(EvidenceSource source) {
    boolean isGlobal = source.region().equals(Placement.GLOBAL);
    boolean isRegional =
        isGlobal && files(source).stream().anyMatch(file -> !namesGlobalCall(file));
    return reading.calls().calls().stream()
        .filter(
            spec ->
                spec.isGlobal()
                    ? !isGlobal && isAnsweredElsewhere(spec, source)
                    : isGlobal && !isRegional)
        .toList();
  }

  private boolean isAnsweredElsewhere(CallSpec spec, EvidenceSource source) {
    return files.entrySet().stream()
        .filter(entry -> entry.getKey().account().equals(source.account()))
        .filter(entry -> !entry.getKey().equals(source))
        .flatMap(entry -> entry.getValue().stream())
        .anyMatch(file -> reading.commands().named(file).contains(spec));
  }

  private boolean namesGlobalCall(ExportFile file) {
    return reading.commands().named(file).stream().anyMatch(CallSpec::isGlobal);
  }

  private void read(ExportTree.Root root, String name, String prefix) {
    EvidenceSource tree = TreeGaps.source(name);
    TreeWalk walk = TreeWalk.of(root, prefix);
    walk.faults()
        .forEach((path, fault) -> addGap(TreeGaps.gap(tree, path, fault.reason(), fault.words())));
    Map<String, Provenance> records = records(walk, tree);
    SortedMap<EvidenceSource, SortedSet<ExportFile>> strangers = new TreeMap<>();
    Placement.of(root, walk.files(), limits, reading.commands())
        .forEach(
            (file, source) -> {
              boolean isExpected = root.expects(source.account(), source.region());
              (isExpected ? files : strangers)
                  .computeIfAbsent(source, absent -> new TreeSet<>())
                  .add(file);
              provenance.put(file, nearest(file, records));
            });
    strangers.forEach((source, found) -> addGap(unexpected(root, tree, source, found)));
  }

  private Map<String, Provenance> records(TreeWalk walk, EvidenceSource tree) {
    Map<String, Provenance> records = new HashMap<>();
    for (ExportFile file : walk.records()) {
      Provenance.Read read = Provenance.read(file);
      records.put(file.folder(), read.provenance());
      read.fault()
          .ifPresent(words -> addGap(TreeGaps.gap(tree, file.path(), Reason.UNPARSABLE, words)));
    }
    return records;
  }

  /** The record in a file's folder, else in the nearest folder above it. */
  private static Provenance nearest(ExportFile file, Map<String, Provenance> records) {
    String folder = file.folder();
    while (!records.containsKey(folder) && !folder.isEmpty()) {
      folder = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
    }
    return records.getOrDefault(folder, Provenance.NONE);
  }

  private static CollectionGap unexpected(
      ExportTree.Root root,
      EvidenceSource tree,
      EvidenceSource source,
      SortedSet<ExportFile> found) {
    boolean isAccount = !root.expectsAccount(source.account());
    String what = isAccount ? "account " + source.account() : "region " + source.region();
    String expected = String.join(", ", isAccount ? root.sortedAccounts() : root.sortedRegions());
    String files = found.size() == 1 ? "1 file was" : found.size() + " files were";
    String folder = found.first().folder();
    return TreeGaps.gap(
        tree,
        folder.isEmpty() ? root.name() : folder,
        Reason.UNEXPECTED,
        "belongs to " + what + ", the estate has " + expected + "; " + files + " not read");
  }

  private void expect(ExportTree.Root root) {
    SortedSet<String> accounts = root.sortedAccounts();
    SortedSet<String> regions = root.sortedRegions();
    if (accounts.isEmpty() && !regions.isEmpty()) {
      files.keySet().forEach(source -> accounts.add(source.account()));
    }
    for (String account : accounts) {
      Set<String> found =
          files.keySet().stream()
              .filter(source -> source.account().equals(account))
              .map(EvidenceSource::region)
              .collect(Collectors.toCollection(HashSet::new));
      Collection<String> missing =
          regions.isEmpty() && found.isEmpty() ? List.of(Placement.UNKNOWN) : regions;
      missing.stream()
          .filter(region -> !found.contains(region))
          .forEach(
              region ->
                  absent.put(
                      new EvidenceSource(Placement.PROVIDER, account, region),
                      root.name() + " holds no file of this account and region"));
    }
  }

  private void addGap(CollectionGap gap) {
    gaps.computeIfAbsent(gap.request().source(), source -> new ArrayList<>()).add(gap);
  }

  /** The folders' own names, numbered where two roots share one. */
  private static List<String> names(List<ExportTree.Root> roots) {
    List<String> names = new ArrayList<>();
    for (ExportTree.Root root : roots) {
      String name = root.name();
      for (int i = 2; names.contains(name); i++) {
        name = root.name() + "-" + i;
      }
      names.add(name);
    }
    return names;
  }
}
