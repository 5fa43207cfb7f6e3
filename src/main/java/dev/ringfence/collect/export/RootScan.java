package dev.ringfence.collect.export;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One root of a tree: which file belongs to which source, and what is wrong with the folder itself.
 *
 * @param tree the root as a source of its own
 * @param files by source
 * @param strays JSON in folders that hold no answer and tell no source
 * @param provenance what the nearest record says of each file
 */
record RootScan(
    EvidenceSource tree,
    SortedMap<EvidenceSource, SortedSet<ExportFile>> files,
    SortedSet<ExportFile> strays,
    List<CollectionGap> gaps,
    Map<ExportFile, Provenance> provenance) {
  /**
   * @param name what the root is called, no other root being called so
   * @param prefix put before the path of every file
   */
  static RootScan of(
      ExportTree.Root root,
      String name,
      String prefix,
      ExportReading reading,
      ExportLimits limits) {
    RootScan scan =
        new RootScan(
            TreeGaps.source(name),
            new TreeMap<>(),
            new TreeSet<>(),
            new ArrayList<>(),
            new HashMap<>());
    TreeWalk all = TreeWalk.of(root, prefix);
    AzureFiles azure = new AzureFiles(reading.commands(), limits);
    TreeWalk walk = all.without(file -> azure.isAzure(file) || HostRules.isIn(file));
    walk.faults().forEach((path, fault) -> scan.addGap(path, fault.reason(), fault.words()));
    Map<String, Provenance> records = scan.records(walk);
    Placement.of(root, walk.files(), limits, reading.commands())
        .forEach(
            (file, source) -> {
              scan.files.computeIfAbsent(source, absent -> new TreeSet<>()).add(file);
              scan.provenance.put(file, nearest(file, records));
            });
    scan.setStraysAside(new QuickLook(reading, limits), RepositoryMarks.isIn(root.folder()));
    scan.refuseStrangers(root);
    boolean hasNothing = scan.files.isEmpty() && scan.strays.isEmpty() && scan.gaps.isEmpty();
    if (hasNothing && all.files().equals(walk.files())) {
      scan.addGap(name, Reason.NOT_COLLECTED, "holds no answer of the AWS CLI");
    }
    return scan;
  }

  /**
   * A folder that holds no answer is no source: it would lack every call. Beside infrastructure
   * code JSON may be anything and is left alone.
   */
  private void setStraysAside(QuickLook quickLook, boolean isBesideCode) {
    List<EvidenceSource> doubtful =
        files.keySet().stream()
            .filter(source -> isBesideCode || !isPlaced(source))
            .filter(source -> files(source).stream().noneMatch(quickLook::isLikely))
            .toList();
    for (EvidenceSource source : doubtful) {
      SortedSet<ExportFile> found = files(source);
      files.remove(source);
      if (!isBesideCode) {
        strays.addAll(found);
      }
    }
  }

  private static boolean isPlaced(EvidenceSource source) {
    return Names.isAccount(source.account()) && Names.isRegion(source.region());
  }

  private void refuseStrangers(ExportTree.Root root) {
    for (EvidenceSource source : List.copyOf(files.keySet())) {
      if (!root.expects(source.account(), source.region())) {
        SortedSet<ExportFile> found = files(source);
        files.remove(source);
        String folder = found.first().folder();
        addGap(
            folder.isEmpty() ? root.name() : folder,
            Reason.UNEXPECTED,
            unexpected(root, source, found.size()));
      }
    }
  }

  private static String unexpected(ExportTree.Root root, EvidenceSource source, int found) {
    boolean isAccount = !root.expectsAccount(source.account());
    String what = isAccount ? "account " + source.account() : "region " + source.region();
    String expected = String.join(", ", isAccount ? root.sortedAccounts() : root.sortedRegions());
    String files = found == 1 ? "1 file was" : found + " files were";
    return "belongs to " + what + ", the estate has " + expected + "; " + files + " not read";
  }

  private SortedSet<ExportFile> files(EvidenceSource source) {
    return files.getOrDefault(source, new TreeSet<>());
  }

  private Map<String, Provenance> records(TreeWalk walk) {
    Map<String, Provenance> records = new HashMap<>();
    for (ExportFile file : walk.records()) {
      Provenance.Read read = Provenance.read(file);
      records.put(file.folder(), read.provenance());
      read.fault().ifPresent(words -> addGap(file.path(), Reason.UNPARSABLE, words));
    }
    return records;
  }

  /** The record in a file's folder, else in the nearest folder above it. */
  static Provenance nearest(ExportFile file, Map<String, Provenance> records) {
    String folder = file.folder();
    while (!records.containsKey(folder) && !folder.isEmpty()) {
      folder = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
    }
    return records.getOrDefault(folder, Provenance.NONE);
  }

  private void addGap(String path, Reason reason, String words) {
    gaps.add(TreeGaps.gap(tree, path, reason, words));
  }
}
