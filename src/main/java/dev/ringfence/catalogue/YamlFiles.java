package dev.ringfence.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The YAML files below a folder, by name. Links are followed, since people link folders of
 * controls; what begins with a dot is left alone.
 */
final class YamlFiles {
  private YamlFiles() {}

  /**
   * Reads them all.
   *
   * @param base what the names that reports cite are relative to
   */
  static List<SourceFile> in(Path folder, Path base, Problems problems) {
    if (!Files.isDirectory(folder)) {
      String found = Files.exists(folder) ? "a file, a folder expected" : "no such folder";
      problems.add(folder.toString(), 0, found);
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return paths
          .filter(path -> isYaml(path) && !isHidden(folder.relativize(path)))
          .filter(path -> !Files.isDirectory(path))
          .sorted(Comparator.comparing(path -> name(folder, base, path)))
          .flatMap(path -> SourceFile.read(path, name(folder, base, path), problems).stream())
          .toList();
    } catch (UncheckedIOException e) {
      problems.add(folder.toString(), 0, "cannot be read: " + e.getMessage());
    } catch (IOException e) {
      problems.add(folder.toString(), 0, "cannot be read: " + SourceFile.reason(e));
    }
    return List.of();
  }

  private static boolean isYaml(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** Relative to the base; to the folder itself where that lies elsewhere. */
  private static String name(Path folder, Path base, Path path) {
    Path file = path.toAbsolutePath().normalize();
    Path root = base.toAbsolutePath().normalize();
    Path start = file.startsWith(root) ? root : folder.toAbsolutePath().normalize();
    return start.relativize(file).toString().replace('\\', '/');
  }
}
