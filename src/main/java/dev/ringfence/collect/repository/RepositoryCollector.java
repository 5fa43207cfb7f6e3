package dev.ringfence.collect.repository;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.yaml.Document;
import dev.ringfence.yaml.Documents;
import dev.ringfence.yaml.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Collects the Terraform files, plans and states of folders without secrets, each a source. */
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
        .forEach(
            (path, file) -> {
              if (!TerraformFiles.isShown(path)) {
                FileText.of(file).ifPresent(text -> redactor.learn(path, text));
              }
            });
    FileItems items = new FileItems(source, CALL, walk, seal);
    walk.files()
        .forEach(
            (path, file) ->
                FileText.of(file)
                    .ifPresentOrElse(
                        text -> {
                          if (TerraformFiles.isShown(path)) {
                            addShown(path, file, text, items);
                          } else {
                            items.add(path, file, redactor.redacted(path, text), 1);
                          }
                        },
                        () -> items.gap(path, Reason.UNPARSABLE, "no text in UTF-8")));
    return items.collected();
  }

  /** A plan or state; of one that cannot be read, no more than how many lines it has. */
  private static void addShown(String path, Path file, String text, FileItems items) {
    // No text in JSON holds a tab that is not escaped.
    Optional<Document> document = Documents.of(text.replace('\t', ' ')).stream().findFirst();
    Optional<Node> root = document.flatMap(Document::root);
    if (root.isPresent()) {
      List<Secret> secrets = ShownSecrets.in(text, root.get());
      items.add(path, file, RepositoryRedactor.redacted(text, secrets), 1);
      return;
    }
    Document.Problem problem =
        document.flatMap(Document::problem).orElse(new Document.Problem(1, "nothing in it"));
    items.gap(path, Reason.UNPARSABLE, path + ":" + problem.line() + ": " + problem.message());
    Secret whole = new Secret(0, text.length(), Secret.Form.PLAIN, "text that is not JSON");
    items.add(path, file, RepositoryRedactor.redacted(text, List.of(whole)), 1);
  }
}
