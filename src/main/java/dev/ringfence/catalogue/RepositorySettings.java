package dev.ringfence.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Git repository whose files are read at a commit.
 *
 * @param name of the source, fit for a folder
 * @param folder of a repository on this machine; empty where a URL is given
 * @param url of a repository on a server, without credentials; empty where a path is given
 * @param ref branch, tag or commit; {@code HEAD} where audit.yaml names none
 * @param paths files and folders of it that are read; empty for all of it
 * @param userVariable environment variable with the user that the server asks for
 * @param tokenVariable environment variable with the password or token that the server asks for
 * @param line where it stands in audit.yaml
 */
public record RepositorySettings(
    String name,
    Optional<Path> folder,
    Optional<String> url,
    String ref,
    List<String> paths,
    Optional<String> userVariable,
    Optional<String> tokenVariable,
    int line) {
  static final String HEAD = "HEAD";

  public RepositorySettings {
    paths = List.copyOf(paths);
  }

  /** Why a folder cannot be read; empty for a URL, which is asked only when it is collected. */
  Optional<String> problem() {
    if (folder.isEmpty() || isRepository(folder.get())) {
      return Optional.empty();
    }
    String found =
        Files.isDirectory(folder.get())
            ? "is no Git repository: a folder with .git in it expected, or a bare repository;"
                + " paths names parts of one"
            : Files.exists(folder.get()) ? "is a file, a folder expected" : "does not exist";
    return Optional.of("repository path " + found + ": " + folder.get());
  }

  /** By its layout (gitrepository-layout); whether it can be read shows when it is. */
  private static boolean isRepository(Path folder) {
    boolean isBare =
        Files.isRegularFile(folder.resolve("HEAD"))
            && Files.isDirectory(folder.resolve("objects"))
            && Files.isDirectory(folder.resolve("refs"));
    return isBare || Files.exists(folder.resolve(".git"));
  }
}
