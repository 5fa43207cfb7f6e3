package dev.ringfence.collect.export;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A JSON file of an export tree.
 *
 * @param path its name relative to the tree, with {@code /}; what evidence and messages call it
 * @param bytes its length when the tree was listed
 * @param modified its modification time
 */
record ExportFile(ExportTree.Root root, String path, Path file, long bytes, Instant modified)
    implements Comparable<ExportFile> {
  private static final Comparator<ExportFile> ORDER = Comparator.comparing(ExportFile::path);

  /** The path of its folder; empty for the root. */
  String folder() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Its name without {@code .json}. */
  String stem() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.substring(0, name.length() - ".json".length());
  }

  /** The names of the folders above it, nearest first. */
  List<String> parents() {
    List<String> names = new java.util.ArrayList<>(List.of(folder().split("/")));
    java.util.Collections.reverse(names);
    names.removeIf(String::isEmpty);
    return List.copyOf(names);
  }

  @Override
  public int compareTo(ExportFile other) {
    return ORDER.compare(this, other);
  }
}
