package dev.ringfence.read.terraform;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.Block;
import dev.ringfence.hcl.Body;
import dev.ringfence.hcl.Expression;
import dev.ringfence.hcl.HclFile;
import dev.ringfence.hcl.JsonSyntax;
import dev.ringfence.hcl.JsonValue;
import dev.ringfence.hcl.Limits;
import dev.ringfence.hcl.NativeSyntax;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.hcl.SyntaxProblem;
import dev.ringfence.terraform.Project;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The files of one repository that speak Terraform, parsed. */
final class RepositoryFiles {
  private static final String MODULES = ".terraform/modules/modules.json";

  private final Map<String, Digest> digests = new HashMap<>();
  private final Map<String, List<HclFile>> folders = new TreeMap<>();
  private final Map<String, HclFile> variableFiles = new TreeMap<>();
  private final Map<String, String> manifests = new TreeMap<>();
  private final Map<String, String> shown = new TreeMap<>();

  RepositoryFiles(List<Evidence> items, EvidenceContent content) {
    for (Evidence item : items) {
      digests.put(item.path(), item.digest());
      add(item.path(), content.bytes(item.digest()));
    }
  }

  /** Whether a file of this name is read here. */
  static boolean isRead(String path) {
    return isConfiguration(path) || isVariables(path) || path.endsWith(".json");
  }

  private static boolean isConfiguration(String path) {
    return path.endsWith(".tf") || path.endsWith(".tf.json") || path.endsWith(".tofu");
  }

  private static boolean isVariables(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("terraform.tfvars")
        || name.equals("terraform.tfvars.json")
        || name.endsWith(".auto.tfvars")
        || name.endsWith(".auto.tfvars.json");
  }

  private void add(String path, byte[] bytes) {
    Optional<String> text = text(bytes);
    if (path.endsWith(MODULES)) {
      manifests.put(path, text.orElse(""));
    } else if (isVariables(path)) {
      variableFiles.put(path, parsed(path, text));
    } else if (!isConfiguration(path)) {
      // Of other JSON, only what terraform show prints is collected.
      shown.put(path, text.orElse(""));
    } else {
      folders.computeIfAbsent(folder(path), f -> new ArrayList<>()).add(parsed(path, text));
    }
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private static HclFile parsed(String path, Optional<String> text) {
    if (text.isEmpty()) {
      SourceRange start = new SourceRange(path, 1, 1, 1, 1);
      return new HclFile(
          path,
          new Body(List.of(), List.of(), start),
          List.of(new SyntaxProblem(start, "not encoded in UTF-8")));
    }
    Map<String, Integer> blocks = isVariables(path) ? Map.of() : Project.JSON_BLOCKS;
    return path.endsWith(".json")
        ? JsonSyntax.parse(path, text.get(), blocks, Limits.STANDARD)
        : NativeSyntax.parse(path, text.get(), Limits.STANDARD);
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  Digest digest(String path) {
    return Objects.requireNonNull(digests.get(path), path);
  }

  /** The sealed line of a place. */
  SourceRef sealed(SourceRange range) {
    return SourceRef.atLine(digest(range.file()), range.file(), range.line());
  }

  /** Texts of plans and states by path. */
  Map<String, String> shown() {
    return shown;
  }

  /**
   * Root modules whose configuration is to be evaluated. One beside a plan or state is not: that
   * has the values of variables and data sources, too.
   */
  List<String> roots() {
    return allRoots().stream().filter(root -> !isShown(root)).toList();
  }

  /** Whether exactly one plan or state that can be read is in a folder. */
  private boolean isShown(String folder) {
    return shown.entrySet().stream()
            .filter(file -> folder(file.getKey()).equals(folder) && !file.getValue().isBlank())
            .count()
        == 1;
  }

  /** Folders that no other calls as a module. */
  private List<String> allRoots() {
    Set<String> called = new HashSet<>();
    folders.forEach(
        (folder, files) ->
            files.stream()
                .flatMap(file -> file.body().blocks("module"))
                .flatMap(block -> source(block).stream())
                .filter(source -> source.startsWith("./") || source.startsWith("../"))
                .flatMap(source -> Project.joined(folder, source).stream())
                .filter(target -> !target.equals(folder))
                .forEach(called::add));
    List<String> roots =
        folders.keySet().stream()
            .filter(folder -> !called.contains(folder))
            .filter(folder -> !("/" + folder + "/").contains("/.terraform/"))
            .toList();
    // Modules that call each other in a circle are nobody's roots, and must not go unseen.
    return roots.isEmpty() ? List.copyOf(folders.keySet()) : roots;
  }

  private static Optional<String> source(Block block) {
    return block
        .body()
        .attribute("source")
        .map(Attribute::expression)
        .filter(expression -> expression instanceof Expression.Template)
        .map(expression -> ((Expression.Template) expression).parts())
        .filter(parts -> parts.size() == 1)
        .map(parts -> parts.get(0))
        .filter(part -> part instanceof Expression.TextLiteral)
        .map(part -> ((Expression.TextLiteral) part).value());
  }

  /** A place that stands for a root as a whole. */
  SourceRange place(String root) {
    return new SourceRange(Objects.requireNonNull(folders.get(root)).get(0).name(), 1, 1, 1, 1);
  }

  Project project(String root) {
    return new Project(root, folders, installed(root), variables(root));
  }

  /** Problems of a root's files with values of variables. */
  List<SyntaxProblem> variableProblems(String root) {
    return filesWithVariables(root).stream().flatMap(f -> f.problems().stream()).toList();
  }

  /** Later files win: terraform.tfvars, its JSON, then the others by name. */
  private List<HclFile> filesWithVariables(String root) {
    List<HclFile> files = new ArrayList<>();
    String prefix = root.isEmpty() ? "" : root + "/";
    for (String name : List.of("terraform.tfvars", "terraform.tfvars.json")) {
      Optional.ofNullable(variableFiles.get(prefix + name)).ifPresent(files::add);
    }
    variableFiles.forEach(
        (path, file) -> {
          if (folder(path).equals(root) && path.contains(".auto.tfvars")) {
            files.add(file);
          }
        });
    return files;
  }

  private List<Attribute> variables(String root) {
    return filesWithVariables(root).stream().flatMap(f -> f.body().attributes().stream()).toList();
  }

  private Map<String, String> installed(String root) {
    String path = (root.isEmpty() ? "" : root + "/") + MODULES;
    Map<String, String> installed = new HashMap<>();
    JsonSyntax.value(path, manifests.getOrDefault(path, ""), Limits.STANDARD)
        .fold(whole -> entries(root, whole.value(), installed), refused -> installed);
    return installed;
  }

  private static Map<String, String> entries(
      String root, JsonValue manifest, Map<String, String> installed) {
    for (JsonValue entry : list(manifest, "Modules")) {
      Project.joined(root, text(entry, "Dir"))
          .ifPresent(folder -> installed.put(text(entry, "Key"), folder));
    }
    return installed;
  }

  private static Optional<JsonValue> member(JsonValue value, String name) {
    return value instanceof JsonValue.JsonObject object
        ? object.members().stream()
            .filter(member -> member.name().equals(name))
            .map(JsonValue.JsonMember::value)
            .findFirst()
        : Optional.empty();
  }

  private static List<JsonValue> list(JsonValue value, String name) {
    return member(value, name)
        .filter(v -> v instanceof JsonValue.JsonArray)
        .map(v -> ((JsonValue.JsonArray) v).items())
        .orElse(List.of());
  }

  private static String text(JsonValue value, String name) {
    return member(value, name)
        .filter(v -> v instanceof JsonValue.JsonText)
        .map(v -> ((JsonValue.JsonText) v).value())
        .orElse("");
  }
}
