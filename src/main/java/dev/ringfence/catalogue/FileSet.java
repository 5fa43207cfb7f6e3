package dev.ringfence.catalogue;

import java.util.List;

/**
 * What a folder of files says.
 *
 * @param files the files as read, by name, so that they can be sealed
 */
public record FileSet<T>(List<T> entries, List<SourceFile> files) {
  public FileSet {
    entries = List.copyOf(entries);
    files = List.copyOf(files);
  }

  static <T> FileSet<T> none() {
    return new FileSet<>(List.of(), List.of());
  }
}
