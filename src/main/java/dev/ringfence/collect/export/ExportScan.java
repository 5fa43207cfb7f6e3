package dev.ringfence.collect.export;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
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
  private final SortedMap<EvidenceSource, SortedSet<ExportFile>> files = new TreeMap<>();
  private final SortedMap<EvidenceSource, RootScan> trees = new TreeMap<>();
  private final SortedMap<EvidenceSource, String> absent = new TreeMap<>();
  private final Map<ExportFile, Provenance> provenance = new HashMap<>();

  private ExportScan(ExportReading reading) {
    this.reading = reading;
  }

  static ExportScan of(ExportTree tree, ExportReading reading, ExportLimits limits) {
    ExportScan scan = new ExportScan(reading);
    List<String> names = names(tree.roots());
    for (int i = 0; i < names.size(); i++) {
      String prefix = names.size() > 1 ? names.get(i) + "/" : "";
      scan.add(RootScan.of(tree.roots().get(i), names.get(i), prefix, reading, limits));
    }
    tree.roots().forEach(scan::expect);
    return scan;
  }

  private void add(RootScan root) {
    root.files()
        .forEach(
            (source, found) ->
                files.computeIfAbsent(source, absent -> new TreeSet<>()).addAll(found));
    provenance.putAll(root.provenance());
    if (!root.gaps().isEmpty() || !root.strays().isEmpty()) {
      trees.put(root.tree(), root);
    }
  }

  /** Every source that has files or should have, and every tree that has gaps of its own. */
  List<EvidenceSource> sources() {
    SortedSet<EvidenceSource> sources = new TreeSet<>(files.keySet());
    sources.addAll(trees.keySet());
    sources.addAll(absent.keySet());
    return List.copyOf(sources);
  }

  Collection<ExportFile> files(EvidenceSource source) {
    return files.getOrDefault(source, Collections.emptySortedSet());
  }

  /** What a source without files lacks, or what is wrong with a tree. */
  List<CollectionGap> gaps(EvidenceSource source) {
    RootScan tree = trees.get(source);
    if (tree != null) {
      return new Strays(tree, reading).gaps();
    }
    String detail = absent.get(source);
    return detail == null ? List.of() : AbsentCalls.all(source, reading, detail);
  }

  Map<ExportFile, Provenance> provenance() {
    return Collections.unmodifiableMap(provenance);
  }

  /** Whether a source need not answer a call, because another source of its account does. */
  boolean isExcused(EvidenceSource source, CallSpec spec) {
    boolean isGlobal = source.region().equals(Placement.GLOBAL);
    return spec.isGlobal()
        ? !isGlobal && isAnsweredElsewhere(spec, source)
        : isGlobal && files(source).stream().allMatch(this::namesGlobalCall);
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

  private void expect(ExportTree.Root root) {
    SortedSet<String> accounts = root.sortedAccounts();
    accounts.removeIf(account -> !Names.isAccount(account));
    SortedSet<String> regions = root.sortedRegions();
    if (accounts.isEmpty() && !regions.isEmpty()) {
      files.keySet().forEach(source -> accounts.add(source.account()));
    }
    for (String account : accounts) {
      Set<String> found =
          files.keySet().stream()
              .filter(source -> source.account().equals(account))
              .map(EvidenceSource::region)
              .collect(Collectors.toSet());
      Collection<String> wanted =
          regions.isEmpty() && found.isEmpty() ? List.of(Placement.UNKNOWN) : regions;
      wanted.stream()
          .filter(region -> !found.contains(region))
          .map(region -> new EvidenceSource(Placement.PROVIDER, account, region))
          .forEach(
              source ->
                  absent.put(source, root.name() + " holds no file of this account and region"));
    }
  }

  /** The folders' own names, numbered where two roots share one. */
  static List<String> names(List<ExportTree.Root> roots) {
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
