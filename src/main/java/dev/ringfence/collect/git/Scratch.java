package dev.ringfence.collect.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder of our own that is gone afterwards. */
record Scratch(Path folder) implements AutoCloseable {
  static Scratch below(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new Scratch(Files.createTempDirectory(parent, "git-"));
  }

  @Override
  public void close() throws IOException {
    remove(folder);
  }

  /** Removes a folder and all in it, links themselves, not what they lead to. */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
