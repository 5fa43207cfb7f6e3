package dev.ringfence.collect.repository;

import dev.ringfence.collect.HostRuleText;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks for rules of hosts' firewalls, known by what is in them. */
enum HostFiles implements FolderWalk.Search {
  SEARCH;

  private static final Pattern NAMES =
      Pattern.compile(
          "[^.]+|.*\\.(?:json|txt|conf|nft|nftables|rules|save|v4|v6|ufw|out|log|ipv4|ipv6)");

  @Override
  public Set<String> notEntered() {
    return ManifestFiles.SEARCH.notEntered();
  }

  @Override
  public boolean isNamedLike(String name) {
    return NAMES.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  @Override
  public void look(
      Path top, Path file, String path, BasicFileAttributes attributes, FolderWalk found) {
    boolean isRules = Files.isRegularFile(file) && isRules(path, file);
    if (!isRules) {
      return;
    }
    if (attributes.isSymbolicLink()) {
      found.fault(path, Reason.UNEXPECTED, "a symbolic link");
    } else if (attributes.size() > FolderWalk.MOST_BYTES) {
      found.fault(path, Reason.TOO_LARGE, (FolderWalk.MOST_BYTES >> 20) + " MiB are read");
    } else if (FileText.of(file).isEmpty()) {
      found.fault(path, Reason.UNPARSABLE, "no text in UTF-8");
    } else {
      found.files().put(path, file);
    }
  }

  private static boolean isRules(String path, Path file) {
    try (var in = Files.newInputStream(file)) {
      String beginning =
          new String(in.readNBytes(HostRuleText.LOOKED_AT), StandardCharsets.ISO_8859_1);
      return HostRuleText.kind(path, beginning).isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }
}
