package dev.ringfence.collect.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the repository that a folder is, or is part of. */
public final class GitFolders {
  private GitFolders() {}

  /**
   * The repository around a folder, of which that folder is read; empty if there is none.
   *
   * @param name of the source
   */
  public static Optional<GitSource> around(Path folder, String name, String ref) {
    Path asked = folder.toAbsolutePath().normalize();
    for (Path top = asked; top != null; top = top.getParent()) {
      if (isRepository(top)) {
        String below = top.relativize(asked).toString().replace('\\', '/');
        List<String> paths = below.isEmpty() ? List.of() : List.of(below);
        return Optional.of(new GitSource(name, new GitSource.Local(top), ref, paths));
      }
    }
    return Optional.empty();
  }

  /** Whether a folder has a {@code .git} or is a bare repository (gitrepository-layout). */
  private static boolean isRepository(Path folder) {
    boolean isBare =
        Files.isRegularFile(folder.resolve("HEAD"))
            && Files.isDirectory(folder.resolve("objects"))
            && Files.isDirectory(folder.resolve("refs"));
    return isBare || Files.exists(folder.resolve(".git"));
  }
}
