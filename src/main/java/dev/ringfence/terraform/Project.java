package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.HclFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A root module with what it can call.
 *
 * @param root folder of the root module, relative to the repository and without a slash at the end;
 *     empty for the repository itself
 * @param folders parsed configuration files by folder
 * @param installed folder of each module that was vendored, by its key in modules.json ({@code
 *     vpc.subnets})
 * @param variables values that files give to the root's variables, later ones winning
 */
public record Project(
    String root,
    Map<String, List<HclFile>> folders,
    Map<String, String> installed,
    List<Attribute> variables) {
  /** Block types of Terraform's JSON syntax, with how many labels each has. */
  public static final Map<String, Integer> JSON_BLOCKS =
      Map.ofEntries(
          Map.entry("resource", 2),
          Map.entry("data", 2),
          Map.entry("ephemeral", 2),
          Map.entry("variable", 1),
          Map.entry("output", 1),
          Map.entry("module", 1),
          Map.entry("provider", 1),
          Map.entry("check", 1),
          Map.entry("locals", 0),
          Map.entry("terraform", 0),
          Map.entry("moved", 0),
          Map.entry("import", 0),
          Map.entry("removed", 0));

  public Project {
    folders = Map.copyOf(folders);
    installed = Map.copyOf(installed);
    variables = List.copyOf(variables);
  }

  /**
   * Folder of a module.
   *
   * @param from folder of the module that calls it
   * @param key names of the calls that lead to it, with dots between
   * @param source as the call gives it
   */
  Optional<String> folder(String from, String key, String source) {
    if (source.startsWith("./") || source.startsWith("../")) {
      return joined(from, source).filter(folders::containsKey);
    }
    return Optional.ofNullable(installed.get(key)).filter(folders::containsKey);
  }

  /** A path from a folder; empty if it leads out of the repository. */
  public static Optional<String> joined(String from, String path) {
    java.util.ArrayDeque<String> parts = new java.util.ArrayDeque<>();
    for (String part : (from + "/" + path).split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }
}
