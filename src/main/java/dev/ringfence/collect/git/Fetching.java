package dev.ringfence.collect.git;

import dev.ringfence.collect.git.GitSource.Remote;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** Brings one commit of a repository on a server into a bare repository of our own. */
final class Fetching {
  /** Under which name the commit is kept. */
  static final String KEPT = "refs/ringfence/asked";

  private static final int ANSWER_SECONDS = 30;

  private final GitLimits limits;
  private final Clock clock;
  private final Consumer<String> notes;
  private final Function<String, Optional<String>> environment;

  Fetching(
      GitLimits limits,
      Clock clock,
      Consumer<String> notes,
      Function<String, Optional<String>> environment) {
    this.limits = limits;
    this.clock = clock;
    this.notes = notes;
    this.environment = environment;
  }

  /**
   * A repository that has the commit and no more of its history than the server insists on.
   *
   * @param folder an empty one of our own
   * @throws NotCollectedException in our own words, since a server's may repeat what it was told
   */
  Repository fetched(Remote remote, String ref, Path folder) throws NotCollectedException {
    FetchWatch watch = new FetchWatch(folder, limits, clock, notes);
    try {
      URIish server = new URIish(remote.url());
      Repository repository =
          new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
      try {
        repository.create(true);
        leaveUntidied(repository);
        fetch(repository, server, remote, ref, watch);
        return repository;
      } catch (IOException | NotCollectedException e) {
        repository.close();
        throw e;
      }
    } catch (URISyntaxException e) {
      throw new NotCollectedException(Reason.UNREACHABLE, "its URL is not one of a repository");
    } catch (IOException e) {
      throw refused(e, watch);
    }
  }

  /** Else JGit tidies up after a fetch, in a thread of its own, while we remove the folder. */
  private static void leaveUntidied(Repository repository) throws IOException {
    StoredConfig config = repository.getConfig();
    config.setInt("gc", null, "auto", 0);
    config.setBoolean("gc", null, "autodetach", false);
    config.save();
  }

  private void fetch(
      Repository repository, URIish server, Remote remote, String ref, FetchWatch watch)
      throws IOException, NotCollectedException {
    boolean isCommit = ObjectId.isId(ref);
    try (Transport transport = transport(repository, server, remote)) {
      String spec = isCommit ? ref : offered(transport, ref);
      transport.setDepth(1);
      transport.fetch(watch, List.of(new RefSpec("+" + spec + ":" + KEPT)));
    } catch (TransportException e) {
      // Not every server gives a commit that is no tip: then it is in the history of one.
      if (!isCommit || watch.isLate() || watch.isLarge() || isDenied(e)) {
        throw e;
      }
      fetchAll(repository, server, remote, watch);
    }
  }

  private void fetchAll(Repository repository, URIish server, Remote remote, FetchWatch watch)
      throws IOException, NotCollectedException {
    try (Transport transport = transport(repository, server, remote)) {
      transport.fetch(
          watch,
          List.of(
              new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*")));
    }
  }

  private Transport transport(Repository repository, URIish server, Remote remote)
      throws IOException, NotCollectedException {
    Optional<VariableCredentials> credentials =
        remote.credentials().isEmpty()
            ? Optional.empty()
            : Optional.of(VariableCredentials.of(server, remote.credentials().get(), environment));
    Transport transport = Transport.open(repository, server);
    transport.setTimeout(ANSWER_SECONDS);
    transport.setTagOpt(TagOpt.NO_TAGS);
    credentials.ifPresent(transport::setCredentialsProvider);
    return transport;
  }

  /**
   * The full name of a branch or tag, as the server has it; of two of one name the tag, as Git has
   * it (gitrevisions, "Specifying revisions").
   */
  private static String offered(Transport transport, String ref)
      throws IOException, NotCollectedException {
    try (FetchConnection connection = transport.openFetch()) {
      Optional<String> name =
          Stream.of(ref, "refs/" + ref, "refs/tags/" + ref, "refs/heads/" + ref)
              .filter(candidate -> connection.getRef(candidate) != null)
              .findFirst();
      if (name.isEmpty()) {
        throw new NotCollectedException(
            Reason.NOT_COLLECTED,
            "the server has no branch or tag \""
                + ref
                + "\"; a commit is named by all of its 40 digits");
      }
      return name.get();
    }
  }

  private static NotCollectedException refused(IOException e, FetchWatch watch) {
    if (watch.isLate()) {
      return new NotCollectedException(
          Reason.TIMED_OUT, "the server did not send it within the time that is given");
    }
    if (watch.isLarge()) {
      return new NotCollectedException(
          Reason.TOO_LARGE, "the server sends more than is taken of a repository");
    }
    return isDenied(e)
        ? new NotCollectedException(
            Reason.DENIED, "the server refuses it, or has it for others only")
        : new NotCollectedException(Reason.UNREACHABLE, "no repository answered at its URL");
  }

  /** JGit tells a refusal in words only. */
  private static boolean isDenied(IOException e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return Stream.of("not authorized", "authentication", "not permitted", "no credentialsprovider")
        .anyMatch(words::contains);
  }
}
