package dev.ringfence.collect.repository;

import dev.ringfence.evidence.EvidenceSource;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Folders as sources, named by the folder; two of the same name are told apart by a number. */
final class FolderSources {
  private final SortedMap<EvidenceSource, Path> folders = new TreeMap<>();

  FolderSources(String provider, List<Path> folders) {
    folders.forEach(folder -> this.folders.put(source(provider, folder), folder));
  }

  private EvidenceSource source(String provider, Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    String name = absolute.getFileName() == null ? "root" : absolute.getFileName().toString();
    EvidenceSource source = new EvidenceSource(provider, name, "");
    for (int i = 2; folders.containsKey(source); i++) {
      source = new EvidenceSource(provider, name + "-" + i, "");
    }
    return source;
  }

  List<EvidenceSource> all() {
    return List.copyOf(folders.keySet());
  }

  /** Where a source's files are; throws IllegalArgumentException if it is none of these. */
  Path folder(EvidenceSource source) {
    Path folder = folders.get(source);
    if (folder == null) {
      throw new IllegalArgumentException("not a source of this collector: " + source);
    }
    return folder;
  }
}
