package dev.ringfence.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for what is made on the way; it is gone afterwards, with all that is in it. */
public record ScratchFolder(Path path) implements AutoCloseable {
  /** A new one under a folder, which is made if need be. */
  public static ScratchFolder under(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new ScratchFolder(Files.createTempDirectory(parent, "handoff-"));
  }

  @Override
  public void close() throws IOException {
    delete(path);
  }

  /** Removes a folder, if it is there, and all in it. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
