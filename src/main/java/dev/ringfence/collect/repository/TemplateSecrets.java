package dev.ringfence.collect.repository;

import dev.ringfence.evidence.Evidence.Redaction;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is secret in templates: defaults of parameters that are not to be shown, or whose
 * names say so, members whose names say so, and texts that look like secrets.
 */
final class TemplateSecrets {
  /** Functions whose arguments are names and no texts. */
  private static final Set<String> NAMING =
      Set.of("Ref", "Condition", "Fn::GetAtt", "Fn::ImportValue", "Fn::FindInMap", "Fn::GetAZs");

  private static final Set<String> KEPT = Set.of("Value", "Default");

  private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|(?<=[ \\t]))#[^\\r\\n]*");

  /** A text that is filled in when it is deployed, and nothing else. */
  private static final Pattern REFERENCE =
      Pattern.compile("(?:\\$\\{[^}]{0,300}+}|\\{\\{resolve:[^}]{0,300}+}})++");

  private final List<Secret> found = new ArrayList<>();

  private TemplateSecrets() {}

  /** In the order of the text; they do not overlap. */
  static List<Secret> in(String text, Node root) {
    TemplateSecrets secrets = new TemplateSecrets();
    secrets.object(root);
    if (root instanceof Node.Mapping template) {
      template.value("Parameters").ifPresent(secrets::parameters);
    }
    Matcher comments = COMMENT.matcher(text);
    while (comments.find()) {
      SecretShapes.kind(comments.group())
          .ifPresent(
              kind ->
                  secrets.found.add(
                      new Secret(comments.start(), comments.end(), Secret.Form.COMMENT, kind)));
    }
    secrets.found.addAll(SecretShapes.bare(text));
    return Secret.apart(secrets.found);
  }

  private void parameters(Node section) {
    if (section instanceof Node.Mapping parameters) {
      parameters
          .entries()
          .forEach(
              (name, entry) -> {
                if (entry.value() instanceof Node.Mapping parameter) {
                  boolean isHidden =
                      parameter
                          .text("NoEcho")
                          .filter(text -> !text.equalsIgnoreCase("false"))
                          .isPresent();
                  Optional<String> kind =
                      isHidden ? Optional.of("hidden parameter") : SecretWords.kind(name);
                  kind.ifPresent(
                      k -> parameter.value("Default").ifPresent(value -> everything(value, k)));
                }
              });
    }
  }

  private void object(Node node) {
    if (node instanceof Node.Mapping mapping) {
      Optional<String> named = named(mapping);
      mapping
          .entries()
          .forEach(
              (name, entry) -> {
                if (KEPT.contains(name) && named.isPresent()) {
                  everything(entry.value(), named.get());
                } else {
                  member(name, entry.value());
                }
              });
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(this::object);
    } else {
      shaped((Node.Scalar) node);
    }
  }

  /** The kind of secret that something is whose name stands beside it, as in lists of variables. */
  private static Optional<String> named(Node.Mapping mapping) {
    return mapping
        .text("Name")
        .or(() -> mapping.text("Key"))
        .flatMap(SecretWords::kind)
        .or(() -> mapping.text("Type").filter("SecureString"::equals).map(type -> "secret"));
  }

  private void member(String name, Node value) {
    Optional<String> kind = SecretWords.kind(name);
    if (kind.isPresent() && !isStructure(value)) {
      everything(value, kind.get());
    } else {
      object(value);
    }
  }

  /** Whether it is something of several members, and no value however computed. */
  private static boolean isStructure(Node value) {
    if (value instanceof Node.Mapping mapping) {
      return mapping.entries().keySet().stream()
          .anyMatch(name -> !name.startsWith("Fn::") && !NAMING.contains(name));
    }
    return value instanceof Node.Sequence list
        && list.items().stream().anyMatch(TemplateSecrets::isStructure);
  }

  private void everything(Node node, String kind) {
    if (node instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (name, entry) -> {
                if (!NAMING.contains(name)) {
                  everything(entry.value(), kind);
                }
              });
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> everything(item, kind));
    } else {
      Node.Scalar scalar = (Node.Scalar) node;
      boolean isWritten =
          !scalar.isNothing()
              && !scalar.text().isBlank()
              && !REFERENCE.matcher(scalar.text()).matches()
              && !isWordOfTruth(scalar);
      if (isWritten) {
        add(scalar, kind);
      }
    }
  }

  private static boolean isWordOfTruth(Node.Scalar scalar) {
    return scalar.isPlain() && (scalar.text().equals("true") || scalar.text().equals("false"));
  }

  private void shaped(Node.Scalar scalar) {
    SecretShapes.kind(scalar.text()).ifPresent(kind -> add(scalar, kind));
  }

  private void add(Node.Scalar scalar, String kind) {
    if (!Redaction.isIn(scalar.text()) && scalar.to() > scalar.from()) {
      found.add(new Secret(scalar.from(), scalar.to(), Secret.Form.QUOTED, kind));
    }
  }
}
