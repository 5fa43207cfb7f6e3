package dev.ringfence.collect.repository;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.yaml.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Collects the CloudFormation templates of folders without their secrets, each folder a source. Of
 * one that cannot be read no more is sealed than how many lines it has, since nobody can tell what
 * is secret in it.
 */
public final class TemplateCollector implements Collector {
  private static final String PROVIDER = "cloudformation";
  private static final String CALL = "template";

  private final FolderSources folders;

  private TemplateCollector(FolderSources folders) {
    this.folders = folders;
  }

  /** The folders with at least one template. */
  public static TemplateCollector of(List<Path> folders) {
    return new TemplateCollector(
        new FolderSources(
            PROVIDER, folders.stream().filter(TemplateCollector::holdsTemplates).toList()));
  }

  /** Whether a folder holds a template, or what looks like one, however deep. */
  public static boolean holdsTemplates(Path folder) {
    FolderWalk walk = FolderWalk.of(folder, TemplateFiles.SEARCH);
    return !walk.files().isEmpty()
        && walk.files().values().stream().anyMatch(TemplateCollector::isOne);
  }

  private static boolean isOne(Path file) {
    return FileText.of(file)
        .flatMap(TemplateText::document)
        .filter(TemplateCollector::isTemplate)
        .isPresent();
  }

  private static boolean isTemplate(Document document) {
    return document.problem().isPresent()
        || document.root().filter(TemplateText::isTemplate).isPresent();
  }

  /** Whether a file of this name, without its folder, may be a template. */
  public static boolean isNamedLikeTemplate(String name) {
    return TemplateFiles.SEARCH.isNamedLike(name);
  }

  @Override
  public List<EvidenceSource> sources() {
    return folders.all();
  }

  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    FolderWalk walk = FolderWalk.of(folders.folder(source), TemplateFiles.SEARCH);
    FileItems items = new FileItems(source, CALL, walk, seal);
    walk.files()
        .forEach((path, file) -> FileText.of(file).ifPresent(text -> add(path, file, text, items)));
    return items.collected();
  }

  private static void add(String path, Path file, String text, FileItems items) {
    Optional<Document> document = TemplateText.document(text).filter(TemplateCollector::isTemplate);
    if (document.isEmpty()) {
      return;
    }
    Optional<Document.Problem> problem = document.get().problem();
    if (problem.isPresent()) {
      String where = path + ":" + problem.get().line() + ": ";
      items.gap(path, Reason.UNPARSABLE, where + problem.get().message());
      Secret whole = new Secret(0, text.length(), Secret.Form.PLAIN, "text that is not YAML");
      items.add(path, file, RepositoryRedactor.redacted(text, List.of(whole)), 1);
    } else {
      List<Secret> secrets = TemplateSecrets.in(text, document.get().root().orElseThrow());
      items.add(path, file, RepositoryRedactor.redacted(text, secrets), 1);
    }
  }
}
