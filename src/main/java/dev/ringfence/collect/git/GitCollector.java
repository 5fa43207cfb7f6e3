package dev.ringfence.collect.git;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Seal;
import dev.ringfence.collect.git.CommitReading.Read;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Collects what repositories hold at a commit, each repository a source. The files are those the
 * collectors of folders would take from a checkout; beside them stands who wrote the commit, and
 * when.
 */
public final class GitCollector implements Collector {
  /** Provider of evidence about a commit, and of what is missing of a whole repository. */
  public static final String PROVIDER = "git";

  private static final String COMMIT = "commit";

  /** No file of a commit can be called so: Git refuses it. */
  private static final String COMMIT_PATH = ".git/commit.json";

  private final SortedMap<EvidenceSource, GitSource> repositories = new TreeMap<>();
  private final List<FileKind> kinds;
  private final Path work;
  private final Function<Consumer<String>, CommitReading> reading;
  private final Consumer<String> notes;

  private GitCollector(
      List<GitSource> sources,
      List<FileKind> kinds,
      Path work,
      Function<Consumer<String>, CommitReading> reading,
      Consumer<String> notes) {
    sources.forEach(
        source -> repositories.put(new EvidenceSource(PROVIDER, source.name(), ""), source));
    this.kinds = List.copyOf(kinds);
    this.work = work;
    this.reading = reading;
    this.notes = notes;
  }

  /**
   * Repositories to be collected.
   *
   * @param kinds of files that are taken
   * @param work folder for what is fetched and laid out; what an earlier process left in it, killed
   *     on the way, goes first
   * @param environment value of an environment variable
   * @param notes what a waiting person should know, one line each
   */
  public static GitCollector of(
      List<GitSource> sources,
      List<FileKind> kinds,
      Path work,
      GitLimits limits,
      Function<String, Optional<String>> environment,
      Clock clock,
      Consumer<String> notes) {
    try {
      Scratch.remove(work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new GitCollector(
        sources,
        kinds,
        work,
        lines -> new CommitReading(limits, new Fetching(limits, clock, lines, environment)),
        notes);
  }

  /** Whether a request that was not answered leaves a repository unread as a whole. */
  public static boolean isOfWhole(Request request) {
    return request.source().provider().equals(PROVIDER) && request.call().equals(COMMIT);
  }

  @Override
  public List<EvidenceSource> sources() {
    return List.copyOf(repositories.keySet());
  }

  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    GitSource repository = repositories.get(source);
    if (repository == null) {
      throw new IllegalArgumentException("not a source of this collector: " + source);
    }
    try (Scratch scratch = Scratch.below(work)) {
      return collected(source, repository, scratch.folder(), seal);
    } catch (NotCollectedException e) {
      return new Collected(List.of(), List.of(gap(Request.of(source, COMMIT), e.fault())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Collected collected(EvidenceSource source, GitSource repository, Path scratch, Seal seal)
      throws IOException, NotCollectedException {
    Path folder = Files.createDirectories(scratch.resolve("files").resolve(repository.name()));
    Read read =
        reading
            .apply(line -> notes.accept(repository.name() + ": " + line))
            .read(repository, scratch, folder, this::isWanted);
    List<Evidence> items = new ArrayList<>();
    List<CollectionGap> gaps = new ArrayList<>();
    for (FileKind kind : kinds) {
      Collected files = collected(kind, folder, seal);
      files.items().forEach(item -> items.add(at(read.commit(), item)));
      gaps.addAll(files.gaps());
      // What no evidence of the kind can be beside is missing of the repository itself.
      EvidenceSource missing =
          files.items().isEmpty()
              ? source
              : new EvidenceSource(kind.provider(), repository.name(), "");
      read.skipped().stream()
          .filter(skipped -> concerns(kind, skipped))
          .map(skipped -> gap(request(missing, skipped.path()), skipped))
          .forEach(gaps::add);
    }
    items.add(sealed(source, repository, read.commit(), seal));
    return new Collected(items, gaps.stream().distinct().toList());
  }

  private boolean isWanted(String name) {
    return kinds.stream().anyMatch(kind -> kind.isNamedLike().test(name));
  }

  private static Collected collected(FileKind kind, Path folder, Seal seal) {
    Collector files = kind.collector().apply(folder);
    return Collected.of(
        files.sources().stream().map(source -> files.collect(source, seal)).toList());
  }

  private static boolean concerns(FileKind kind, Skipped skipped) {
    String name = skipped.path().substring(skipped.path().lastIndexOf('/') + 1);
    return skipped.isOfAnyKind() || kind.isNamedLike().test(name);
  }

  private static Request request(EvidenceSource source, String path) {
    return new Request(source, "file", new TreeMap<>(Map.of("path", path)));
  }

  private static CollectionGap gap(Request request, Skipped skipped) {
    return gap(request, Fault.of(skipped.reason(), skipped.words()));
  }

  private static CollectionGap gap(Request request, Fault fault) {
    return new CollectionGap(request, fault.reason(), fault.words(), Optional.empty());
  }

  /** The same file, said to be of its commit. */
  private static Evidence at(Commit commit, Evidence item) {
    return new Evidence(
        item.request(),
        item.path(),
        item.digest(),
        item.bytes(),
        commit.words(),
        commit.committed(),
        Evidence.Clock.COMMIT,
        item.items(),
        item.redactions());
  }

  private static Evidence sealed(
      EvidenceSource source, GitSource repository, Commit commit, Seal seal) {
    byte[] document = commit.document(source, repository);
    return new Evidence(
        Request.of(source, COMMIT),
        COMMIT_PATH,
        seal.seal(document),
        document.length,
        commit.words(),
        commit.committed(),
        Evidence.Clock.COMMIT,
        1,
        List.of());
  }
}
