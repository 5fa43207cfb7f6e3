package dev.ringfence.collect.repository;

import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The Terraform files under a folder, vendored modules among them. Symbolic links are not followed.
 *
 * @param files by path relative to the folder
 * @param faults what was not read, by path
 */
record RepositoryWalk(SortedMap<String, Path> files, SortedMap<String, Reason> faults) {
  /** Largest file that is read, in bytes; people write some ten thousand. */
  private static final long MOST_BYTES = 8L << 20;

  private static final int MOST_FILES = 200_000;

  private static final Pattern CONFIGURATION = Pattern.compile(".*\\.(?:tf|tofu|tf\\.json)");
  private static final Pattern BESIDE =
      Pattern.compile(
          "terraform\\.tfvars(?:\\.json)?|.*\\.auto\\.tfvars(?:\\.json)?|modules\\.json");

  private static final Set<String> NOT_ENTERED =
      Set.of(".git", "node_modules", ".terragrunt-cache");

  static RepositoryWalk of(Path folder) {
    RepositoryWalk walk = new RepositoryWalk(new TreeMap<>(), new TreeMap<>());
    try {
      Path top = folder.toRealPath();
      Files.walkFileTree(top, walk.new Visitor(top));
    } catch (IOException e) {
      walk.faults.put("", Reason.UNREACHABLE);
    }
    return walk;
  }

  /** Whether there is configuration beside what was vendored. */
  boolean holdsConfiguration() {
    return files.keySet().stream()
        .filter(path -> !("/" + path).contains("/.terraform/"))
        .anyMatch(path -> CONFIGURATION.matcher(path).matches());
  }

  /** Takes what the walk finds. */
  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path top;

    Visitor(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return NOT_ENTERED.contains(folder.getFileName().toString()) && !folder.equals(top)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      boolean isWanted = CONFIGURATION.matcher(name).matches() || BESIDE.matcher(name).matches();
      if (!isWanted || attributes.isDirectory()) {
        return FileVisitResult.CONTINUE;
      }
      String path = top.relativize(file).toString().replace('\\', '/');
      if (attributes.isSymbolicLink()) {
        faults.put(path, Reason.UNEXPECTED);
      } else if (attributes.size() > MOST_BYTES) {
        faults.put(path, Reason.TOO_LARGE);
      } else {
        files.put(path, file);
      }
      return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : tooMany();
    }

    private FileVisitResult tooMany() {
      faults.put("", Reason.TRUNCATED);
      return FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      faults.put(top.relativize(file).toString().replace('\\', '/'), Reason.UNPARSABLE);
      return FileVisitResult.CONTINUE;
    }
  }
}
