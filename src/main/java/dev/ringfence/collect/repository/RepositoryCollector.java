package dev.ringfence.collect.repository;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import java.nio.file.Path;
import java.util.List;

/** Collects the Terraform files of folders without their secrets, each folder a source. */
public final class RepositoryCollector implements Collector {
  private static final String CALL = "file";

  private final FolderSources folders;

  private RepositoryCollector(FolderSources folders) {
    this.folders = folders;
  }

  /** The folders with at least one Terraform file. */
  public static RepositoryCollector of(List<Path> folders) {
    return new RepositoryCollector(
        new FolderSources(
            CALL, folders.stream().filter(RepositoryCollector::holdsTerraform).toList()));
  }

  /** Whether a folder holds a Terraform file, however deep. */
  public static boolean holdsTerraform(Path folder) {
    return TerraformFiles.holdsConfiguration(FolderWalk.of(folder, TerraformFiles.SEARCH));
  }

  /** Whether a file of this name, without its folder, is read as Terraform. */
  public static boolean isNamedLikeTerraform(String name) {
    return TerraformFiles.SEARCH.isNamedLike(name);
  }

  @Override
  public List<EvidenceSource> sources() {
    return folders.all();
  }

  /** A file that is no text is not sealed, since nobody can tell what is secret in it. */
  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    FolderWalk walk = FolderWalk.of(folders.folder(source), TerraformFiles.SEARCH);
    RepositoryRedactor redactor = new RepositoryRedactor();
    walk.files()
        .forEach((path, file) -> FileText.of(file).ifPresent(text -> redactor.learn(path, text)));
    FileItems items = new FileItems(source, CALL, walk, seal);
    walk.files()
        .forEach(
            (path, file) ->
                FileText.of(file)
                    .ifPresentOrElse(
                        text -> items.add(path, file, redactor.redacted(path, text), 1),
                        () -> items.gap(path, Reason.UNPARSABLE, "no text in UTF-8")));
    return items.collected();
  }
}
