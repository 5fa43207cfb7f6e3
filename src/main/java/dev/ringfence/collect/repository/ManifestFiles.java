package dev.ringfence.collect.repository;

import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

/** Looks for Kubernetes manifests, known by what is in them. */
enum ManifestFiles implements FolderWalk.Search {
  SEARCH;

  /** How much of a file that is not read is looked at to tell whether it is one. */
  private static final int LOOKED_AT = 64 << 10;

  private static final Set<String> NOT_ENTERED =
      Set.of(".git", ".github", "node_modules", ".terraform", ".terragrunt-cache");

  @Override
  public Set<String> notEntered() {
    return NOT_ENTERED;
  }

  @Override
  public boolean isNamedLike(String name) {
    return ManifestText.isNamedLike(name) || ManifestText.changesOthers(name);
  }

  @Override
  public void look(
      Path top, Path file, String path, BasicFileAttributes attributes, FolderWalk found) {
    if (ManifestText.changesOthers(file.getFileName().toString())) {
      found.fault(
          path,
          Reason.UNDECIDED,
          "it changes manifests before they are applied: give the output of kubectl kustomize");
    } else if (attributes.isSymbolicLink()) {
      link(file, path, found);
    } else if (attributes.size() > FolderWalk.MOST_BYTES) {
      large(file, path, found);
    } else {
      known(top, file, path, found);
    }
  }

  /** A link is not followed; one that would lead to a manifest is told. */
  private static void link(Path file, String path, FolderWalk found) {
    if (Files.isRegularFile(file) && ManifestText.isManifest(beginning(file))) {
      found.fault(path, Reason.UNEXPECTED, "a symbolic link");
    }
  }

  private static void large(Path file, String path, FolderWalk found) {
    if (ManifestText.beginsLikeOne(beginning(file))) {
      found.fault(path, Reason.TOO_LARGE, (FolderWalk.MOST_BYTES >> 20) + " MiB are read");
    }
  }

  private static void known(Path top, Path file, String path, FolderWalk found) {
    Optional<String> text = FileText.of(file);
    if (!Files.isReadable(file)) {
      found.fault(path, Reason.UNPARSABLE, "it cannot be read");
    } else if (text.isEmpty()) {
      if (ManifestText.isManifest(beginning(file))) {
        found.fault(path, Reason.UNPARSABLE, "no text in UTF-8");
      }
    } else if (ManifestText.isManifest(text.get()) || isChart(top, file, text.get())) {
      found.files().put(path, file);
    }
  }

  /** Whether it is a template of a chart, whatever it would make. */
  private static boolean isChart(Path top, Path file, String text) {
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
}
