package dev.ringfence.collect.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a folder holds infrastructure code: Terraform, Bicep, CloudFormation or Kubernetes
 * manifests.
 */
final class RepositoryMarks extends SimpleFileVisitor<Path> {
  private static final int LOOKED_AT = 64 << 10;
  private static final Pattern CODE =
      Pattern.compile(".*\\.(?:tf|tofu|tf\\.json|tofu\\.json|bicep)");
  private static final Pattern TEMPLATE = Pattern.compile(".*\\.(?:ya?ml|json|template)");
  private static final Pattern CLOUD_FORMATION =
      Pattern.compile("AWSTemplateFormatVersion|[\"']?Type[\"']?\\s*:\\s*[\"']?AWS::[A-Z]");
  private static final Pattern KUBERNETES =
      Pattern.compile("(?ms)^apiVersion:\\s*\\S.*^kind:\\s*\\S|^kind:\\s*\\S.*^apiVersion:\\s*\\S");

  private final Path top;
  private boolean isFound;

  private RepositoryMarks(Path top) {
    this.top = top;
  }

  /** False also where the folder cannot be listed: there is nothing to read as a repository. */
  static boolean isIn(Path folder) {
    RepositoryMarks marks = new RepositoryMarks(folder);
    try {
      Files.walkFileTree(folder, marks);
    } catch (IOException e) {
      return marks.isFound;
    }
    return marks.isFound;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    isFound = attributes.isRegularFile() && !isHidden(file) && isCode(file);
    return isFound ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }

  private boolean isHidden(Path file) {
    return !file.equals(top) && file.getFileName().toString().startsWith(".");
  }

  private static boolean isCode(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (CODE.matcher(name).matches()) {
      return true;
    }
    if (!TEMPLATE.matcher(name).matches() || !Files.isReadable(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
      return CLOUD_FORMATION.matcher(text).find() || KUBERNETES.matcher(text).find();
    }
  }
}
