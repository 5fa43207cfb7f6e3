package dev.ringfence.collect.export;

import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The JSON files under one root. Symbolic links are not followed: one that stays inside the root
 * leads to what is read anyway, one that leaves it leads to what nobody meant to show.
 *
 * @param files in order of path
 * @param records the collection records among them
 * @param faults what could not be listed, by path
 */
record TreeWalk(
    SortedSet<ExportFile> files, SortedSet<ExportFile> records, SortedMap<String, Fault> faults) {
  /** A record that a collection leaves beside its files. */
  static final String RECORD = "collected.json";

  /**
   * @param prefix put before every path; empty, or ends in {@code /}
   */
  static TreeWalk of(ExportTree.Root root, String prefix) {
    TreeWalk walk = new TreeWalk(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
    String name = prefix.isEmpty() ? root.name() : prefix.substring(0, prefix.length() - 1);
    if (!Files.exists(root.folder())) {
      walk.faults.put(name, Fault.of(Reason.UNREACHABLE, "does not exist"));
      return walk;
    }
    try {
      Path top = root.folder().toRealPath();
      Files.walkFileTree(top, walk.new Visitor(root, top, prefix));
    } catch (IOException e) {
      walk.faults.put(name, unlisted(e));
    }
    if (walk.files.isEmpty() && walk.faults.isEmpty()) {
      walk.faults.put(name, Fault.of(Reason.NOT_COLLECTED, "holds no .json file"));
    }
    return walk;
  }

  /** The same tree without some of its files. */
  TreeWalk without(Predicate<ExportFile> some) {
    SortedSet<ExportFile> others = new TreeSet<>(files);
    others.removeIf(some);
    return new TreeWalk(others, records, faults);
  }

  private static Fault unlisted(IOException e) {
    return Fault.of(
        Reason.UNPARSABLE,
        e instanceof AccessDeniedException
            ? "cannot be opened: permission denied"
            : "cannot be listed");
  }

  /** Takes what the walk finds. */
  private final class Visitor extends SimpleFileVisitor<Path> {
    private final ExportTree.Root root;
    private final Path top;
    private final String prefix;

    Visitor(ExportTree.Root root, Path top, String prefix) {
      this.root = root;
      this.top = top;
      this.prefix = prefix;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isSymbolicLink()) {
        link(file);
      } else if (attributes.isRegularFile() && isJson(file)) {
        ExportFile found =
            new ExportFile(
                root,
                path(file),
                file,
                attributes.size(),
                attributes.lastModifiedTime().toInstant());
        (file.getFileName().toString().equals(RECORD) ? records : files).add(found);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      faults.put(path(file), unlisted(e));
      return FileVisitResult.CONTINUE;
    }

    private void link(Path link) throws IOException {
      boolean leadsOut = !Files.exists(link) || !link.toRealPath().startsWith(top);
      if (leadsOut && (isJson(link) || Files.isDirectory(link))) {
        faults.put(
            path(link),
            Fault.of(
                Reason.UNEXPECTED, "is a symbolic link out of the folder and was not followed"));
      }
    }

    private boolean isHidden(Path file) {
      return !file.equals(top) && file.getFileName().toString().startsWith(".");
    }

    private static boolean isJson(Path file) {
      return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private String path(Path file) {
      Path relative = file.equals(top) ? file.getFileName() : top.relativize(file);
      return prefix + Messages.safePath(relative.toString().replace('\\', '/'));
    }
  }
}
