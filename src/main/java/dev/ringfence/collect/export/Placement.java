package dev.ringfence.collect.export;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.EvidenceSource;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the account and region of every file of one root: by the folders above it, by its name, by
 * what the files beside it say, by the folders around it. Only where names do not tell are files
 * opened.
 */
final class Placement {
  static final String PROVIDER = "aws";
  static final String UNKNOWN = "unknown";

  /** Region of a folder that lies above folders with a region. */
  static final String GLOBAL = "global";

  private final ExportTree.Root root;
  private final ExportLimits limits;
  private final CommandNames commands;
  private final Map<String, Set<ExportFile>> folders;
  private final Map<String, ContentHints> hints = new HashMap<>();

  private Placement(
      ExportTree.Root root,
      Collection<ExportFile> files,
      ExportLimits limits,
      CommandNames commands) {
    this.root = root;
    this.limits = limits;
    this.commands = commands;
    this.folders =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    ExportFile::folder, TreeMap::new, Collectors.toCollection(TreeSet::new)));
  }

  /** Where a file belongs, as far as names and content tell. */
  private record Place(Optional<String> account, Optional<String> region) {}

  static SortedMap<ExportFile, EvidenceSource> of(
      ExportTree.Root root,
      Collection<ExportFile> files,
      ExportLimits limits,
      CommandNames commands) {
    Placement placement = new Placement(root, files, limits, commands);
    SortedMap<ExportFile, Place> places = new TreeMap<>();
    files.forEach(file -> places.put(file, placement.place(file)));
    SortedMap<ExportFile, EvidenceSource> sources = new TreeMap<>();
    places.forEach((file, place) -> sources.put(file, placement.source(file, place, places)));
    return sources;
  }

  private Place place(ExportFile file) {
    Optional<String> account = folders(file).flatMap(n -> Names.account(n).stream()).findFirst();
    Optional<String> region = folders(file).flatMap(n -> Names.region(n).stream()).findFirst();
    if ((account.isEmpty() || region.isEmpty()) && !namesAnItem(file)) {
      account = account.or(() -> Names.account(file.stem()));
      region = region.or(() -> Names.region(file.stem()));
    }
    return new Place(
        account.or(() -> hints(file.folder()).account()),
        region.or(() -> hints(file.folder()).region()));
  }

  /** The name of an item may look like a region; such files are placed by their folder only. */
  private boolean namesAnItem(ExportFile file) {
    return commands.named(file).stream().anyMatch(CallSpec::isPerItem);
  }

  private EvidenceSource source(ExportFile file, Place place, Map<ExportFile, Place> places) {
    String account =
        place
            .account()
            .or(() -> above(file))
            .or(() -> only(places.values().stream().map(Place::account)))
            .or(() -> only(root.accounts()))
            .orElse(UNKNOWN);
    String region =
        place
            .region()
            .or(() -> isAboveRegions(file, places) ? Optional.of(GLOBAL) : Optional.empty())
            .or(() -> only(root.regions()))
            .or(() -> only(places.values().stream().map(Place::region)))
            .orElse(UNKNOWN);
    return new EvidenceSource(PROVIDER, account, region);
  }

  /**
   * The folders above a file, nearest first, then the root's own name, and the name above it where
   * the root is itself the folder of a region.
   */
  private Stream<String> folders(ExportFile file) {
    Path top = root.folder().toAbsolutePath().normalize();
    Stream<Path> above =
        Names.region(root.name()).isPresent()
            ? Stream.of(top, top.resolve("..").normalize())
            : Stream.of(top);
    return Stream.concat(
        file.parents().stream(),
        above.map(Path::getFileName).filter(Objects::nonNull).map(Path::toString));
  }

  private ContentHints hints(String folder) {
    return hints.computeIfAbsent(
        folder,
        name -> {
          ContentHints read = new ContentHints();
          folders.getOrDefault(name, Set.of()).forEach(file -> read.read(file, limits));
          return read;
        });
  }

  /** The account that the nearest folder above tells by its files. */
  private Optional<String> above(ExportFile file) {
    String folder = file.folder();
    while (!folder.isEmpty()) {
      folder = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
      Optional<String> account = hints(folder).account();
      if (account.isPresent()) {
        return account;
      }
    }
    return Optional.empty();
  }

  private static boolean isAboveRegions(ExportFile file, Map<ExportFile, Place> places) {
    String prefix = file.folder().isEmpty() ? "" : file.folder() + "/";
    return places.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getValue().region().isPresent()
                    && entry.getKey().folder().startsWith(prefix)
                    && !entry.getKey().folder().equals(file.folder()));
  }

  private static Optional<String> only(Stream<Optional<String>> values) {
    return only(List.copyOf(new HashSet<>(values.flatMap(Optional::stream).toList())));
  }

  private static Optional<String> only(List<String> values) {
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }
}
