package dev.ringfence.audit;

import dev.ringfence.catalogue.RepositorySettings;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.git.FileKind;
import dev.ringfence.collect.git.GitCollector;
import dev.ringfence.collect.git.GitFolders;
import dev.ringfence.collect.git.GitLimits;
import dev.ringfence.collect.git.GitSource;
import dev.ringfence.collect.repository.HostCollector;
import dev.ringfence.collect.repository.ManifestCollector;
import dev.ringfence.collect.repository.RepositoryCollector;
import dev.ringfence.collect.repository.TemplateCollector;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Repositories that are read at a commit, and what is taken of them. */
final class RepositorySources {
  private RepositorySources() {}

  /** What a folder would be searched for, too; a further kind of files is a line here. */
  private static List<FileKind> kinds() {
    return List.of(
        new FileKind(
            "file",
            RepositoryCollector::isNamedLikeTerraform,
            folder -> RepositoryCollector.of(List.of(folder))),
        new FileKind(
            "cloudformation",
            TemplateCollector::isNamedLikeTemplate,
            folder -> TemplateCollector.of(List.of(folder))),
        new FileKind(
            "kubernetes",
            ManifestCollector::isNamedLikeManifest,
            folder -> ManifestCollector.of(List.of(folder))),
        new FileKind(
            HostCollector.DECLARED,
            HostCollector::isNamedLikeRules,
            folder -> HostCollector.declared(List.of(folder))));
  }

  /** The repositories of audit.yaml. */
  static Collector of(List<RepositorySettings> settings, Path work, Consumer<String> notes) {
    return collector(settings.stream().map(RepositorySources::source).toList(), work, notes);
  }

  private static GitSource source(RepositorySettings settings) {
    GitSource.Place place =
        settings
            .folder()
            .<GitSource.Place>map(GitSource.Local::new)
            .orElseGet(
                () ->
                    new GitSource.Remote(
                        settings.url().orElseThrow(),
                        settings
                            .tokenVariable()
                            .map(
                                token -> new GitSource.Variables(settings.userVariable(), token))));
    return new GitSource(settings.name(), place, settings.ref(), settings.paths());
  }

  /**
   * The repositories around folders, at one ref; only what is in the folders is read.
   *
   * @throws NoCommitException naming the folders that are in none
   */
  static Collector around(List<Path> folders, String ref, Path work, Consumer<String> notes) {
    List<GitSource> sources = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path folder : folders) {
      Optional<GitSource> found = GitFolders.around(folder, name(folder, names), ref);
      found.ifPresentOrElse(
          sources::add, () -> outside.add(folder + ": in no Git repository, which --ref asks for"));
    }
    if (!outside.isEmpty()) {
      throw new NoCommitException(String.join("\n", outside));
    }
    return collector(sources, work, notes);
  }

  private static String name(Path folder, Set<String> names) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "root" : last.toString();
    String unique = name;
    for (int i = 2; !names.add(unique); i++) {
      unique = name + "-" + i;
    }
    return unique;
  }

  private static Collector collector(List<GitSource> sources, Path work, Consumer<String> notes) {
    return GitCollector.of(
        sources,
        kinds(),
        work,
        GitLimits.DEFAULT,
        variable -> Optional.ofNullable(System.getenv(variable)),
        Clock.systemUTC(),
        notes);
  }
}
