package dev.ringfence.cli;

import dev.ringfence.audit.Scan;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Leads from evidence to the files that were scanned, as somebody in the current folder sees them.
 *
 * @param folders those that were given
 * @param isAtRef whether a commit was read, whose files need not lie in the folder
 */
record ScannedFiles(List<Path> folders, boolean isAtRef) {
  ScannedFiles {
    folders = List.copyOf(folders);
  }

  /**
   * The file of a path in evidence as a URI reference, relative to the current folder if it is in
   * it; empty for what is no file of a scanned folder, or of more than one.
   */
  Optional<String> uri(String path) {
    List<Path> found = folders.stream().filter(folder -> holds(folder, path)).toList();
    return found.size() == 1 ? Optional.of(reference(found.get(0), path)) : Optional.empty();
  }

  private boolean holds(Path folder, String path) {
    try {
      Path file = file(folder, path);
      boolean isThere = isAtRef ? Scan.isOfSource(path) : Files.isRegularFile(file);
      return isThere && file.startsWith(file(folder, ""));
    } catch (InvalidPathException notOfThisSystem) {
      return false;
    }
  }

  private static Path file(Path folder, String path) {
    return folder.toAbsolutePath().resolve(path).normalize();
  }

  private static String reference(Path folder, String path) {
    URI here = Path.of("").toAbsolutePath().normalize().toUri();
    URI file = file(folder, path).toUri();
    String reference = here.relativize(file).toASCIIString();
    // A colon in the first segment would be read as the end of a scheme.
    boolean isAmbiguous = !reference.startsWith("file:") && reference.split("/")[0].contains(":");
    return isAmbiguous ? "./" + reference : reference;
  }
}
