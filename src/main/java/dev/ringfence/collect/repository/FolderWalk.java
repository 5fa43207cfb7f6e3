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

/**
 * What a search found under a folder. Symbolic links are not followed.
 *
 * @param files by path relative to the folder
 * @param faults what was not read, by path
 */
record FolderWalk(SortedMap<String, Path> files, SortedMap<String, Fault> faults) {
  /** Largest file that is read, in bytes; people write some ten thousand. */
  static final long MOST_BYTES = 8L << 20;

  private static final int MOST_FILES = 200_000;

  /** Why a file was not read, and more about it for people. */
  record Fault(Reason reason, String detail) {}

  /** What is looked for. */
  interface Search {
    /** Names of folders that are passed over. */
    Set<String> notEntered();

    boolean isNamedLike(String name);

    /**
     * Takes a file with such a name for what it is.
     *
     * @param top the folder that is walked
     */
    void look(Path top, Path file, String path, BasicFileAttributes attributes, FolderWalk found);
  }

  static FolderWalk of(Path folder, Search search) {
    FolderWalk walk = new FolderWalk(new TreeMap<>(), new TreeMap<>());
    try {
      Path top = folder.toRealPath();
      Files.walkFileTree(top, walk.new Visitor(top, search));
    } catch (IOException e) {
      walk.fault("", Reason.UNREACHABLE, "");
    }
    return walk;
  }

  void fault(String path, Reason reason, String detail) {
    faults.put(path, new Fault(reason, detail));
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path top;
    private final Search search;

    Visitor(Path top, Search search) {
      this.top = top;
      this.search = search;
    }

    private String path(Path file) {
      return top.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return search.notEntered().contains(folder.getFileName().toString()) && !folder.equals(top)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!attributes.isDirectory() && search.isNamedLike(file.getFileName().toString())) {
        search.look(top, file, path(file), attributes, FolderWalk.this);
      }
      if (files.size() < MOST_FILES) {
        return FileVisitResult.CONTINUE;
      }
      fault("", Reason.TRUNCATED, "");
      return FileVisitResult.TERMINATE;
    }

    /** Nobody can tell what is in a folder that cannot be entered. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (Files.isDirectory(file) || search.isNamedLike(file.getFileName().toString())) {
        fault(path(file), Reason.UNPARSABLE, "");
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
