package dev.ringfence.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for what a command without a state fetches on the way.
 *
 * @param parent our own
 * @param path in it, which its user makes, and leaves empty
 */
record WorkFolder(Path parent, Path path) implements AutoCloseable {
  static WorkFolder temporary() {
    try {
      Path parent = Files.createTempDirectory("ringfence-");
      return new WorkFolder(parent, parent.resolve("repositories"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
      Files.deleteIfExists(parent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
