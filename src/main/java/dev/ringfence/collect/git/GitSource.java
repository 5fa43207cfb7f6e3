package dev.ringfence.collect.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A repository at a commit.
 *
 * @param name of the source, fit for a folder
 * @param ref branch, tag or commit; {@code HEAD} for what the repository itself would check out
 * @param paths files and folders of it that are read, with forward slashes; empty for all of it
 */
public record GitSource(String name, Place place, String ref, List<String> paths) {
  /** The ref of a repository that names none. */
  public static final String HEAD = "HEAD";

  public GitSource {
    paths = List.copyOf(paths);
  }

  /** Where a repository is. */
  public sealed interface Place {}

  /** On this machine: the folder that has {@code .git}, or a bare repository. */
  public record Local(Path folder) implements Place {}

  /**
   * On a server.
   *
   * @param url {@code https://…}, without credentials
   */
  public record Remote(String url, Optional<Variables> credentials) implements Place {}

  /**
   * Environment variables that hold what a server asks for.
   *
   * @param user name of the variable with the user; empty where the token is enough
   * @param token name of the variable with the password or token
   */
  public record Variables(Optional<String> user, String token) {}
}
