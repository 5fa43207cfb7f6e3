package dev.ringfence.collect.git;

import dev.ringfence.collect.git.GitSource.Local;
import dev.ringfence.collect.git.GitSource.Remote;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Finds the commit a source asks for and lays out its files. */
final class CommitReading {
  private final GitLimits limits;
  private final Fetching fetching;

  CommitReading(GitLimits limits, Fetching fetching) {
    OwnSystem.use();
    this.limits = limits;
    this.fetching = fetching;
  }

  /** A commit and what of it could not be laid out. */
  record Read(Commit commit, List<Skipped> skipped) {
    Read {
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * @param scratch for what a server sends
   * @param folder where the files go; an empty one
   * @param isWanted by the name of a file, without its folder
   */
  Read read(GitSource source, Path scratch, Path folder, Predicate<String> isWanted)
      throws NotCollectedException {
    try (Repository repository = opened(source, scratch)) {
      RevCommit commit = commit(repository, asked(repository, source));
      Layout layout = new Layout(repository, folder, limits, isWanted);
      return new Read(Commit.of(commit), layout.write(commit, source.paths()));
    } catch (IOException e) {
      throw new NotCollectedException(
          Reason.UNPARSABLE, "the repository cannot be read: " + e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      // JGit parses commits and trees leniently, and damaged ones fail at whatever it meets.
      throw new NotCollectedException(
          Reason.UNPARSABLE,
          "an object of the repository is damaged: " + e.getClass().getSimpleName());
    }
  }

  private Repository opened(GitSource source, Path scratch)
      throws IOException, NotCollectedException {
    return source.place() instanceof Local local
        ? opened(local.folder())
        : fetching.fetched(
            (Remote) source.place(),
            source.ref(),
            Files.createDirectory(scratch.resolve("repository.git")));
  }

  /** The same for a repository with a work tree, a linked work tree and a bare repository. */
  private static Repository opened(Path folder) throws IOException, NotCollectedException {
    FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
    try {
      return Files.exists(folder.resolve(".git"))
          ? builder.setWorkTree(folder.toFile()).build()
          : builder.setGitDir(folder.toFile()).setBare().build();
    } catch (RepositoryNotFoundException | IllegalArgumentException e) {
      throw new NotCollectedException(Reason.UNREACHABLE, "there is no Git repository");
    }
  }

  /** Only in a repository that we fetched into is our own name for the commit ours. */
  private static String asked(Repository repository, GitSource source) throws IOException {
    boolean isFetched =
        source.place() instanceof Remote && repository.exactRef(Fetching.KEPT) != null;
    return isFetched ? Fetching.KEPT : source.ref();
  }

  private static RevCommit commit(Repository repository, String ref)
      throws IOException, NotCollectedException {
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId found = repository.resolve(ref + "^{commit}");
      if (found == null) {
        throw new NotCollectedException(
            Reason.NOT_COLLECTED, "the repository has no commit, branch or tag \"" + ref + "\"");
      }
      return walk.parseCommit(found);
    } catch (AmbiguousObjectException e) {
      throw new NotCollectedException(
          Reason.CONTRADICTORY, "several commits begin with \"" + ref + "\"");
    } catch (IncorrectObjectTypeException | RevisionSyntaxException | MissingObjectException e) {
      throw new NotCollectedException(
          Reason.NOT_COLLECTED, "\"" + ref + "\" names no commit of the repository");
    }
  }
}
