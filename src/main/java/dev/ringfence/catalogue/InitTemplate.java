package dev.ringfence.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The commented files that someone starts an audit from. */
public final class InitTemplate {
  /** What is written, in this order. */
  static final List<String> FILES =
      List.of(
          "audit.yaml",
          "boundaries.md",
          "exceptions/example.yaml",
          "attestations/example.yaml",
          "exports/README.md");

  private InitTemplate() {}

  /**
   * Writes the files below a folder, which is made if need be; nothing is overwritten.
   *
   * @return what was written
   * @throws InvalidFilesException naming each file that exists already, and then nothing is
   *     written; or the one that cannot be written
   */
  public static List<Path> writeTo(Path folder) {
    Problems problems = new Problems();
    FILES.stream()
        .map(folder::resolve)
        .filter(Files::exists)
        .forEach(file -> problems.add(file.toString(), 0, "exists already and is not overwritten"));
    problems.orElseThrow();
    List<Path> written = new ArrayList<>();
    for (String name : FILES) {
      written.add(write(folder.resolve(name), content(name), problems));
    }
    return List.copyOf(written);
  }

  private static Path write(Path file, byte[] content, Problems problems) {
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      return Files.write(file, content, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      problems.add(file.toString(), 0, "cannot be written: " + SourceFile.reason(e));
      problems.orElseThrow();
      return file;
    }
  }

  static byte[] content(String name) {
    try (InputStream resource = InitTemplate.class.getResourceAsStream("/init/" + name)) {
      if (resource == null) {
        throw new IllegalStateException("not in the jar: init/" + name);
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("not readable in the jar: init/" + name, e);
    }
  }
}
