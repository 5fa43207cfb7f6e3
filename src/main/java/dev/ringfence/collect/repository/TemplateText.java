package dev.ringfence.collect.repository;

import dev.ringfence.yaml.Document;
import dev.ringfence.yaml.Documents;
import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Tags;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what is a CloudFormation template: a section of resources, each with a type. */
final class TemplateText {
  private static final Pattern NAME = Pattern.compile("(?i).*\\.(?:yaml|yml|json|template)");
  private static final Pattern RESOURCES =
      Pattern.compile("(?<![\\w.-])[\"']?Resources[\"']?\\s{0,20}:");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?<![\\w.-])[\"']?Type[\"']?\\s{0,20}:\\s{0,20}[\"']?(?:AWS|Custom|Alexa)::\\w");

  private TemplateText() {}

  static boolean isNamedLike(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether a text, or the beginning of one, looks like a template. */
  static boolean isLikely(String text) {
    // Almost no file has both words; to see that takes a hundredth of what the patterns take.
    return text.contains("Resources")
        && text.contains("::")
        && RESOURCES.matcher(text).find()
        && TYPE.matcher(text).find();
  }

  /** JSON may be indented with tabs, YAML not; the length stays what it is. */
  private static String spaced(String text) {
    return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
  }

  /** The first document of a text, which a template is. */
  static Optional<Document> document(String text) {
    List<Document> documents = Documents.of(spaced(text), Tags.INTRINSIC);
    return documents.stream().findFirst();
  }

  /** Whether resources with types of CloudFormation are in it. */
  static boolean isTemplate(Node root) {
    return root instanceof Node.Mapping mapping
        && mapping.value("Resources").orElse(null) instanceof Node.Mapping resources
        && resources.entries().values().stream().anyMatch(entry -> isResource(entry.value()));
  }

  private static boolean isResource(Node node) {
    return node instanceof Node.Mapping mapping
        && mapping.text("Type").filter(type -> type.contains("::")).isPresent();
  }
}
