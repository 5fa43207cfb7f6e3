package dev.ringfence.collect.repository;

import dev.ringfence.yaml.Document;
import dev.ringfence.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which parts of a file can be read. */
final class ManifestParts {
  /** Where free text may stand that is a template of something else. */
  private static final Set<String> FREE = Set.of("data", "annotations", "args", "command");

  private ManifestParts() {}

  /** A file in which documents that cannot be read, or are no objects of a cluster, are blank. */
  static String readable(String text, List<Document> documents) {
    if (documents.stream().allMatch(ManifestParts::isKept)) {
      return text;
    }
    String[] lines = text.split("(?<=\\n)", -1);
    for (int i = 0; i < documents.size(); i++) {
      if (!isKept(documents.get(i))) {
        int end = i + 1 < documents.size() ? documents.get(i + 1).line() - 1 : lines.length;
        for (int line = documents.get(i).line() - 1; line < end; line++) {
          boolean isMarker = lines[line].startsWith("---") || lines[line].startsWith("...");
          lines[line] = isMarker ? marker(lines[line]) : ending(lines[line]);
        }
      }
    }
    return String.join("", lines);
  }

  private static String marker(String line) {
    return line.substring(0, 3) + ending(line);
  }

  private static String ending(String line) {
    return line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
  }

  private static boolean isKept(Document document) {
    return document.root().flatMap(ManifestText::kind).isPresent();
  }

  /** Whether a value outside free text is to be filled in. */
  static boolean holdsTemplate(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries().entrySet().stream().anyMatch(ManifestParts::holdsTemplate);
    } else if (node instanceof Node.Sequence list) {
      return list.items().stream().anyMatch(ManifestParts::holdsTemplate);
    }
    return ManifestText.isTemplate(((Node.Scalar) node).text());
  }

  private static boolean holdsTemplate(Map.Entry<String, Node.Entry> entry) {
    return ManifestText.isTemplate(entry.getKey())
        || (!FREE.contains(entry.getKey()) && holdsTemplate(entry.getValue().value()));
  }
}
