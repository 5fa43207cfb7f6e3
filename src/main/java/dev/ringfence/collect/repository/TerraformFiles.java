package dev.ringfence.collect.repository;

import dev.ringfence.evidence.CollectionGap.Reason;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks for Terraform files, vendored modules among them, and plans and states in JSON. */
enum TerraformFiles implements FolderWalk.Search {
  SEARCH;

  private static final Pattern CONFIGURATION = Pattern.compile(".*\\.(?:tf|tofu|tf\\.json)");
  private static final Pattern BESIDE =
      Pattern.compile(
          "terraform\\.tfvars(?:\\.json)?|.*\\.auto\\.tfvars(?:\\.json)?|modules\\.json");

  private static final Set<String> NOT_ENTERED =
      Set.of(".git", "node_modules", ".terragrunt-cache");

  /** Whether there is configuration beside what was vendored. */
  static boolean holdsConfiguration(FolderWalk walk) {
    return walk.files().keySet().stream()
        .filter(path -> !("/" + path).contains("/.terraform/"))
        .anyMatch(path -> CONFIGURATION.matcher(path).matches() || isShown(path));
  }

  /** Whether a file that is looked for by name can only be a plan or a state. */
  static boolean isShown(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".json")
        && !CONFIGURATION.matcher(name).matches()
        && !BESIDE.matcher(name).matches();
  }

  @Override
  public Set<String> notEntered() {
    return NOT_ENTERED;
  }

  @Override
  public boolean isNamedLike(String name) {
    return CONFIGURATION.matcher(name).matches()
        || BESIDE.matcher(name).matches()
        || name.endsWith(".json");
  }

  @Override
  public void look(
      Path top, Path file, String path, BasicFileAttributes attributes, FolderWalk found) {
    if (isShown(path) && !ShownText.isLikely(file)) {
      return;
    }
    if (attributes.isSymbolicLink()) {
      found.fault(path, Reason.UNEXPECTED, "");
    } else if (attributes.size() > FolderWalk.MOST_BYTES) {
      found.fault(path, Reason.TOO_LARGE, "");
    } else {
      found.files().put(path, file);
    }
  }
}
