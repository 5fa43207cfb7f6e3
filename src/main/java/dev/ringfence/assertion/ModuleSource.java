package dev.ringfence.assertion;

import java.util.List;
import java.util.regex.Pattern;

/** Addresses of modules (Terraform language, module sources). */
final class ModuleSource {
  /** A host may come first; then namespace, name and provider, and a folder in the module. */
  private static final Pattern REGISTRY =
      Pattern.compile("([A-Za-z0-9.-]+/)?[\\w-]+/[\\w-]+/[\\w-]+(//.*)?");

  /** Hosts whose addresses of this shape are repositories. */
  private static final List<String> REPOSITORIES = List.of("github.com/", "bitbucket.org/");

  private ModuleSource() {}

  /** Whether it is an address in a registry, the only ones that have versions. */
  static boolean isRegistry(String source) {
    return REPOSITORIES.stream().noneMatch(source::startsWith)
        && !source.startsWith(".")
        && REGISTRY.matcher(source).matches();
  }
}
