package dev.ringfence.collect.export;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.OutlineReader;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects the answers of Azure in folder trees: what the Azure CLI printed, what its REST API
 * gave, and files of service tags. A source is a subscription; the content tells which.
 */
public final class AzureExportCollector implements Collector {
  static final String PROVIDER = "azure";

  /** The source of what belongs to no subscription. */
  static final String SERVICE_TAGS = "service-tags";

  private final CallTable calls;
  private final FileLooker looker;
  private final OutlineReader outlines;
  private final SortedMap<EvidenceSource, SortedSet<ExportFile>> files = new TreeMap<>();
  private final Map<ExportFile, Provenance> provenance = new HashMap<>();
  private final SortedMap<EvidenceSource, List<CollectionGap>> gaps = new TreeMap<>();

  private AzureExportCollector(CallTable calls, ExportLimits limits) {
    this.calls = calls;
    outlines = new OutlineReader(limits.depth(), Set.of(), true);
    looker = new FileLooker(limits, outlines);
  }

  /**
   * Lists the tree, and opens every file that no other provider's command names.
   *
   * @param others calls of the other provider whose answers may lie in the same tree
   */
  public static AzureExportCollector of(
      ExportTree tree, CallTable calls, CallTable others, ExportLimits limits) {
    AzureExportCollector collector = new AzureExportCollector(calls, limits);
    AzureFiles azure = new AzureFiles(new CommandNames(others), limits);
    List<String> names = ExportScan.names(tree.roots());
    for (int i = 0; i < names.size(); i++) {
      String prefix = names.size() > 1 ? names.get(i) + "/" : "";
      collector.scan(
          tree.roots().get(i), names.get(i), TreeWalk.of(tree.roots().get(i), prefix), azure);
    }
    return collector;
  }

  private void scan(ExportTree.Root root, String name, TreeWalk walk, AzureFiles azure) {
    SortedMap<ExportFile, AzureFiles.Begun> begun = new TreeMap<>();
    walk.files().forEach(file -> azure.begun(file).ifPresent(seen -> begun.put(file, seen)));
    SortedSet<String> expected = new TreeSet<>();
    root.accounts().stream()
        .map(account -> account.toLowerCase(Locale.ROOT))
        .filter(AzureNames::isSubscription)
        .forEach(expected::add);
    Optional<String> only = only(begun, expected);
    Map<String, Provenance> records = new HashMap<>();
    walk.records().forEach(r -> records.put(r.folder(), Provenance.read(r).provenance()));
    begun.forEach(
        (file, seen) -> {
          provenance.put(file, RootScan.nearest(file, records));
          place(root, name, file, seen, only);
        });
    expected.stream()
        .map(AzureExportCollector::source)
        .filter(source -> !files.containsKey(source))
        .forEach(source -> gaps.computeIfAbsent(source, key -> new ArrayList<>()));
  }

  /** The subscription of files that name none: the only one that is named or expected. */
  private static Optional<String> only(
      Map<ExportFile, AzureFiles.Begun> begun, Set<String> expected) {
    Set<String> named = new TreeSet<>(expected);
    begun.values().forEach(seen -> seen.subscription().ifPresent(named::add));
    return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
  }

  private static EvidenceSource source(String subscription) {
    return new EvidenceSource(PROVIDER, subscription, "");
  }

  private void place(
      ExportTree.Root root,
      String name,
      ExportFile file,
      AzureFiles.Begun begun,
      Optional<String> only) {
    String subscription =
        begun.isTags()
            ? SERVICE_TAGS
            : begun.subscription().or(() -> only).orElse(Placement.UNKNOWN);
    boolean isExpected =
        begun.isTags()
            || root.accounts().isEmpty()
            || root.accounts().stream().anyMatch(subscription::equalsIgnoreCase);
    if (isExpected) {
      files.computeIfAbsent(source(subscription), key -> new TreeSet<>()).add(file);
    } else {
      // The other collector of the tree has gaps under its plain name.
      EvidenceSource tree = TreeGaps.source(name + " (azure)");
      gaps.computeIfAbsent(tree, key -> new ArrayList<>())
          .add(
              TreeGaps.gap(
                  tree,
                  file.path(),
                  Reason.UNEXPECTED,
                  "belongs to subscription " + subscription + ", which is not listed"));
    }
  }

  @Override
  public List<EvidenceSource> sources() {
    SortedSet<EvidenceSource> sources = new TreeSet<>(files.keySet());
    sources.addAll(gaps.keySet());
    return List.copyOf(sources);
  }

  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    SortedSet<ExportFile> own = files.getOrDefault(source, new TreeSet<>());
    AzureCollection collection =
        new AzureCollection(source, calls, looker, outlines.mapper(), seal, provenance);
    Collected collected =
        source.account().equals(SERVICE_TAGS)
            ? collection.tags(own)
            : source.provider().equals(PROVIDER)
                ? collection.collect(own)
                : new Collected(List.of(), List.of());
    List<CollectionGap> all = new ArrayList<>(collected.gaps());
    all.addAll(gaps.getOrDefault(source, List.of()));
    return new Collected(collected.items(), all.stream().distinct().sorted().toList());
  }
}
