package dev.ringfence.collect.repository;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.yaml.Document;
import dev.ringfence.yaml.Documents;
import java.nio.file.Path;
import java.util.List;

/**
 * Collects the Kubernetes manifests of folders without their secrets, each folder a source that
 * stands for one cluster. A file in which nothing can be read is not sealed, since nobody can tell
 * what is secret in it; of one that is readable in part, the rest is blanked for the same reason.
 */
public final class ManifestCollector implements Collector {
  private static final String PROVIDER = "kubernetes";
  private static final String CALL = "manifest";

  private final FolderSources folders;

  private ManifestCollector(FolderSources folders) {
    this.folders = folders;
  }

  /** The folders with at least one manifest. */
  public static ManifestCollector of(List<Path> folders) {
    return new ManifestCollector(
        new FolderSources(
            PROVIDER, folders.stream().filter(ManifestCollector::holdsManifests).toList()));
  }

  /** Whether a folder holds an object of a cluster, or what is to become one, however deep. */
  public static boolean holdsManifests(Path folder) {
    return FolderWalk.of(folder, ManifestFiles.SEARCH).files().values().stream()
        .anyMatch(ManifestCollector::isOne);
  }

  private static boolean isOne(Path file) {
    return FileText.of(file)
        .filter(
            text ->
                ManifestText.isTemplate(text)
                    || Documents.of(text).stream()
                        .anyMatch(
                            document ->
                                document.problem().isPresent()
                                    || document
                                        .root()
                                        .filter(ManifestText::isOfCluster)
                                        .isPresent()))
        .isPresent();
  }

  /** Whether a file of this name, without its folder, may hold manifests. */
  public static boolean isNamedLikeManifest(String name) {
    return ManifestFiles.SEARCH.isNamedLike(name);
  }

  @Override
  public List<EvidenceSource> sources() {
    return folders.all();
  }

  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    FolderWalk walk = FolderWalk.of(folders.folder(source), ManifestFiles.SEARCH);
    FileItems items = new FileItems(source, CALL, walk, seal);
    walk.files()
        .forEach((path, file) -> FileText.of(file).ifPresent(text -> add(path, file, text, items)));
    return items.collected();
  }

  private static void add(String path, Path file, String text, FileItems items) {
    if (ManifestText.isTemplate(text) && isTorn(text)) {
      String where = path + ":" + ManifestText.templateLine(text);
      items.gap(
          path,
          Reason.UNDECIDED,
          where + ": a template that was not rendered: give the output of helm template");
      return;
    }
    List<Document> documents = Documents.of(text);
    for (Document document : documents) {
      document
          .problem()
          .ifPresent(
              problem ->
                  items.gap(
                      path,
                      Reason.UNPARSABLE,
                      path + ":" + problem.line() + ": " + problem.message()));
    }
    String readable = ManifestParts.readable(text, documents);
    List<Document> kept = Documents.of(readable);
    if (kept.stream()
        .anyMatch(document -> document.root().flatMap(ManifestText::kind).isPresent())) {
      List<Secret> secrets = ManifestSecrets.in(readable, kept);
      items.add(path, file, RepositoryRedactor.redacted(readable, secrets), kept.size());
    }
  }

  /**
   * Whether what is to be filled in stands where the manifest is, and not in a text of it, as
   * templates of alerts do.
   */
  private static boolean isTorn(String text) {
    return Documents.of(text).stream()
        .anyMatch(
            document ->
                document.problem().isPresent()
                    || document.root().filter(ManifestParts::holdsTemplate).isPresent());
  }
}
