package dev.ringfence.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

/** A folder that tests write files into; problems come back with names relative to it. */
@NullMarked
record Folder(Path path) {
  Folder with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Folder with(String name, byte[] content) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Folder withFolder(String name) {
    try {
      Files.createDirectories(path.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** What a reading complains about; nothing if it reads. */
  List<String> problemsOf(Supplier<?> reading) {
    try {
      Object read = reading.get();
      return read == null ? List.of("nothing was read") : List.of();
    } catch (InvalidFilesException e) {
      return e.problems().stream().map(p -> p.toString().replace(path + "/", "")).toList();
    }
  }
}
