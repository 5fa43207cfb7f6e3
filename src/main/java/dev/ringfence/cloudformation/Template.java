package dev.ringfence.cloudformation;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.hcl.SyntaxProblem;
import dev.ringfence.yaml.Document;
import dev.ringfence.yaml.Documents;
import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Tags;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of one template, in YAML or JSON, as far as it could be read.
 *
 * @param path of its file, relative to the repository
 * @param sections by name; empty where the text could not be read
 * @param problems why something may be missing
 */
public record Template(
    String path, Map<String, Node.Entry> sections, List<SyntaxProblem> problems) {
  public Template {
    sections = Map.copyOf(sections);
    problems = List.copyOf(problems);
  }

  /** Reads a template; of a text with several documents, the first. */
  public static Template of(String path, String text) {
    for (Document document : Documents.of(spaced(text), Tags.INTRINSIC)) {
      Optional<Document.Problem> problem = document.problem();
      if (problem.isPresent()) {
        return broken(path, problem.get().line(), problem.get().message());
      } else if (document.root().orElse(null) instanceof Node.Mapping root) {
        return new Template(path, root.entries(), List.of());
      }
      return broken(path, document.line(), "a template is a mapping of sections");
    }
    return broken(path, 1, "nothing in it");
  }

  /** A template of which others know that it cannot be read, and why. */
  public static Template unread(String path) {
    Node nothing = new Node.Mapping(1, Map.of());
    return new Template(path, Map.of("Resources", new Node.Entry(1, nothing)), List.of());
  }

  /** JSON may be indented with tabs, YAML not; a text in JSON holds none unescaped. */
  private static String spaced(String text) {
    return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
  }

  private static Template broken(String path, int line, String message) {
    return new Template(path, Map.of(), List.of(new SyntaxProblem(range(path, line), message)));
  }

  SourceRange range(int line) {
    return range(path, line);
  }

  private static SourceRange range(String path, int line) {
    return new SourceRange(path, line, 1, line, 1);
  }

  /** A place that stands for all of it. */
  public SourceRange start() {
    return range(1);
  }

  /** The members of a section that is a mapping; none where it is missing. */
  Map<String, Node.Entry> section(String name) {
    Node.Entry entry = sections.get(name);
    return entry != null && entry.value() instanceof Node.Mapping mapping
        ? mapping.entries()
        : Map.of();
  }
}
