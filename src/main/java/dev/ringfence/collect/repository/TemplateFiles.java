package dev.ringfence.collect.repository;

import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

/** Looks for CloudFormation templates, known by what is in them. */
enum TemplateFiles implements FolderWalk.Search {
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
    return TemplateText.isNamedLike(name);
  }

  @Override
  public void look(
      Path top, Path file, String path, BasicFileAttributes attributes, FolderWalk found) {
    if (attributes.isSymbolicLink()) {
      if (Files.isRegularFile(file) && TemplateText.isLikely(beginning(file))) {
        found.fault(path, Reason.UNEXPECTED, "a symbolic link");
      }
    } else if (attributes.size() > FolderWalk.MOST_BYTES) {
      if (TemplateText.isLikely(beginning(file))) {
        found.fault(path, Reason.TOO_LARGE, (FolderWalk.MOST_BYTES >> 20) + " MiB are read");
      }
    } else {
      known(file, path, found);
    }
  }

  private static void known(Path file, String path, FolderWalk found) {
    Optional<String> text = FileText.of(file);
    if (text.isEmpty()) {
      if (TemplateText.isLikely(beginning(file))) {
        found.fault(path, Reason.UNPARSABLE, "no text in UTF-8");
      }
    } else if (TemplateText.isLikely(text.get())) {
      found.files().put(path, file);
    }
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
