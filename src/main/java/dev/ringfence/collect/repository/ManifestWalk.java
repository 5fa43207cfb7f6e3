package dev.ringfence.collect.repository;

import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Kubernetes manifests under a folder, known by what is in them. Symbolic links are not
 * followed.
 *
 * @param files by path relative to the folder
 * @param faults what was not read, by path
 */
record ManifestWalk(SortedMap<String, Path> files, SortedMap<String, Fault> faults) {
  /** Largest file that is read, in bytes. */
  private static final long MOST_BYTES = 8L << 20;

  /** How much of a larger file is looked at to tell whether it is one. */
  private static final int LOOKED_AT = 64 << 10;

  private static final int MOST_FILES = 200_000;
  private static final Set<String> NOT_ENTERED =
      Set.of(".git", ".github", "node_modules", ".terraform", ".terragrunt-cache");

  /** Why a file was not read, and more about it for people. */
  record Fault(Reason reason, String detail) {}

  static ManifestWalk of(Path folder) {
    ManifestWalk walk = new ManifestWalk(new TreeMap<>(), new TreeMap<>());
    try {
      Path top = folder.toRealPath();
      Files.walkFileTree(top, walk.new Visitor(top));
    } catch (IOException e) {
      walk.faults.put("", new Fault(Reason.UNREACHABLE, ""));
    }
    return walk;
  }

  /** A file's text; empty where it cannot be read or is not encoded in UTF-8. */
  static Optional<String> text(Path file) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Takes what the walk finds. */
  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path top;

    Visitor(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return NOT_ENTERED.contains(folder.getFileName().toString()) && !folder.equals(top)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = file.getFileName().toString();
      boolean isChanging = ManifestText.changesOthers(name);
      if (attributes.isDirectory() || !(ManifestText.isNamedLike(name) || isChanging)) {
        return FileVisitResult.CONTINUE;
      }
      String path = top.relativize(file).toString().replace('\\', '/');
      if (isChanging) {
        faults.put(
            path,
            new Fault(
                Reason.UNDECIDED,
                "it changes manifests before they are applied: give the output of kubectl"
                    + " kustomize"));
      } else if (attributes.isSymbolicLink()) {
        link(file, path);
      } else if (attributes.size() > MOST_BYTES) {
        large(file, path);
      } else {
        known(file, path);
      }
      return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : tooMany();
    }

    /** A link is not followed; one that would lead to a manifest is told. */
    private void link(Path file, String path) {
      if (Files.isRegularFile(file) && ManifestText.isManifest(beginning(file))) {
        faults.put(path, new Fault(Reason.UNEXPECTED, "a symbolic link"));
      }
    }

    private void large(Path file, String path) {
      if (ManifestText.beginsLikeOne(beginning(file))) {
        faults.put(path, new Fault(Reason.TOO_LARGE, (MOST_BYTES >> 20) + " MiB are read"));
      }
    }

    private void known(Path file, String path) {
      Optional<String> text = text(file);
      if (text.isEmpty()) {
        if (ManifestText.isManifest(beginning(file))) {
          faults.put(path, new Fault(Reason.UNPARSABLE, "no text in UTF-8"));
        }
      } else if (ManifestText.isManifest(text.get()) || isChart(file, text.get())) {
        files.put(path, file);
      }
    }

    /** Whether it is a template of a chart, whatever it would make. */
    private boolean isChart(Path file, String text) {
      Path folder = file.getParent();
      while (folder != null && folder.startsWith(top) && !folder.equals(top)) {
        boolean isTemplates = folder.getFileName().toString().equals("templates");
        if (isTemplates && Files.exists(folder.resolveSibling("Chart.yaml"))) {
          return ManifestText.isTemplate(text);
        }
        folder = folder.getParent();
      }
      return false;
    }

    /** As one byte a character: enough to find names in it. */
    private static String beginning(Path file) {
      try (var in = Files.newInputStream(file)) {
        return new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
      } catch (IOException unreadable) {
        return "";
      }
    }

    private FileVisitResult tooMany() {
      faults.put("", new Fault(Reason.TRUNCATED, ""));
      return FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (ManifestText.isNamedLike(file.getFileName().toString())) {
        String path = top.relativize(file).toString().replace('\\', '/');
        faults.put(path, new Fault(Reason.UNPARSABLE, ""));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
