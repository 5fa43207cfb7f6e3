package dev.ringfence.collect.repository;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.yaml.Document;
import dev.ringfence.yaml.Documents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Collects the Kubernetes manifests of folders without their secrets, each folder a source that
 * stands for one cluster. A file in which nothing can be read is not sealed, since nobody can tell
 * what is secret in it; of one that is readable in part, the rest is blanked for the same reason.
 */
public final class ManifestCollector implements Collector {
  private static final String PROVIDER = "kubernetes";
  private static final String CALL = "manifest";

  private final Map<EvidenceSource, Path> folders = new TreeMap<>();

  private ManifestCollector() {}

  /** The folders with at least one manifest. */
  public static ManifestCollector of(List<Path> folders) {
    ManifestCollector collector = new ManifestCollector();
    for (Path folder : folders) {
      if (holdsManifests(folder)) {
        collector.folders.put(collector.source(folder), folder);
      }
    }
    return collector;
  }

  /** Whether a folder holds an object of a cluster, or what is to become one, however deep. */
  public static boolean holdsManifests(Path folder) {
    return ManifestWalk.of(folder).files().values().stream().anyMatch(ManifestCollector::isOne);
  }

  private static boolean isOne(Path file) {
    return ManifestWalk.text(file)
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

  /** Named by the folder; two of the same name are told apart by a number. */
  private EvidenceSource source(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    String name = absolute.getFileName() == null ? "root" : absolute.getFileName().toString();
    EvidenceSource source = new EvidenceSource(PROVIDER, name, "");
    for (int i = 2; folders.containsKey(source); i++) {
      source = new EvidenceSource(PROVIDER, name + "-" + i, "");
    }
    return source;
  }

  @Override
  public List<EvidenceSource> sources() {
    return List.copyOf(folders.keySet());
  }

  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    Path folder = folders.get(source);
    if (folder == null) {
      throw new IllegalArgumentException("not a source of this collector: " + source);
    }
    ManifestWalk walk = ManifestWalk.of(folder);
    List<Evidence> items = new ArrayList<>();
    List<CollectionGap> gaps = new ArrayList<>();
    walk.faults()
        .forEach((path, fault) -> gaps.add(gap(source, path, fault.reason(), fault.detail())));
    walk.files()
        .forEach(
            (path, file) ->
                ManifestWalk.text(file)
                    .ifPresent(text -> file(source, path, file, text, seal, items, gaps)));
    return new Collected(items, gaps);
  }

  private static void file(
      EvidenceSource source,
      String path,
      Path file,
      String text,
      Seal seal,
      List<Evidence> items,
      List<CollectionGap> gaps) {
    if (ManifestText.isTemplate(text) && isTorn(text)) {
      String where = path + ":" + ManifestText.templateLine(text);
      String detail =
          where + ": a template that was not rendered: give the output of helm template";
      gaps.add(gap(source, path, Reason.UNDECIDED, detail));
      return;
    }
    List<Document> documents = Documents.of(text);
    for (Document document : documents) {
      document
          .problem()
          .ifPresent(
              problem ->
                  gaps.add(
                      gap(
                          source,
                          path,
                          Reason.UNPARSABLE,
                          path + ":" + problem.line() + ": " + problem.message())));
    }
    String readable = ManifestParts.readable(text, documents);
    List<Document> kept = Documents.of(readable);
    if (kept.stream()
        .anyMatch(document -> document.root().flatMap(ManifestText::kind).isPresent())) {
      items.add(item(source, path, file, readable, kept, seal));
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

  private static Request request(EvidenceSource source, String path) {
    return new Request(source, CALL, new TreeMap<>(Map.of("path", path)));
  }

  private static CollectionGap gap(
      EvidenceSource source, String path, Reason reason, String detail) {
    return new CollectionGap(request(source, path), reason, detail, Optional.empty());
  }

  private static Evidence item(
      EvidenceSource source,
      String path,
      Path file,
      String text,
      List<Document> documents,
      Seal seal) {
    RepositoryRedactor.Redacted redacted =
        RepositoryRedactor.redacted(text, ManifestSecrets.in(text, documents));
    byte[] bytes = redacted.text().getBytes(StandardCharsets.UTF_8);
    Digest digest = seal.seal(bytes);
    return new Evidence(
        request(source, path),
        path,
        digest,
        bytes.length,
        "",
        Instant.ofEpochMilli(file.toFile().lastModified()),
        Evidence.Clock.FILE,
        documents.size(),
        redacted.redactions());
  }
}
