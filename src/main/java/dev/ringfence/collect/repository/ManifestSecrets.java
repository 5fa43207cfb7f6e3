package dev.ringfence.collect.repository;

import dev.ringfence.evidence.Evidence.Redaction;
import dev.ringfence.yaml.Document;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is secret in manifests: everything in a Secret, values of environment variables and
 * other members whose names say so, and texts that look like secrets. What selects objects is none
 * and is left as it is: labels and selectors.
 */
final class ManifestSecrets {
  private static final Set<String> SELECTING =
      Set.of("labels", "matchLabels", "selector", "nodeSelector", "matchExpressions");
  private static final Set<String> HELD = Set.of("data", "stringData");

  /** A copy of the whole object, which kubectl leaves. */
  private static final String COPY = "kubectl.kubernetes.io/last-applied-configuration";

  private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|(?<=[ \\t]))#[^\\r\\n]*");

  private final List<Secret> found = new ArrayList<>();

  private ManifestSecrets() {}

  /** In the order of the text; they do not overlap. */
  static List<Secret> in(String text, List<Document> documents) {
    ManifestSecrets secrets = new ManifestSecrets();
    documents.forEach(document -> document.root().ifPresent(root -> secrets.object(root, false)));
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

  /** A value that may be an object, or hold some as a List does. */
  private void object(Node node, boolean isInSecrets) {
    if (node instanceof Node.Mapping mapping) {
      // Items of a SecretList do not say what they are, in the API's answers.
      boolean isSecrets = mapping.text("kind").filter("SecretList"::equals).isPresent();
      boolean isSecret = isInSecrets || mapping.text("kind").filter("Secret"::equals).isPresent();
      Optional<String> named = mapping.text("name").flatMap(SecretWords::kind);
      mapping
          .entries()
          .forEach(
              (name, entry) -> {
                if (isSecret && HELD.contains(name)) {
                  everything(entry.value(), "secret");
                } else if (name.equals("value") && named.isPresent()) {
                  everything(entry.value(), named.get());
                } else if (!SELECTING.contains(name)) {
                  member(name, entry.value(), isSecrets && name.equals("items"));
                }
              });
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> object(item, isInSecrets));
    } else {
      shaped((Node.Scalar) node);
    }
  }

  private void member(String name, Node value, boolean holdsSecrets) {
    if (value instanceof Node.Scalar scalar) {
      Optional<String> kind =
          name.equals(COPY) ? Optional.of("copy of the object") : SecretWords.kind(name);
      boolean isWritten = !isWordOfTruth(scalar) && !scalar.isNothing();
      if (kind.isPresent() && isWritten) {
        add(scalar, kind.get());
      } else {
        shaped(scalar);
      }
    } else {
      object(value, holdsSecrets);
    }
  }

  private static boolean isWordOfTruth(Node.Scalar scalar) {
    return scalar.isPlain() && (scalar.text().equals("true") || scalar.text().equals("false"));
  }

  private void everything(Node node, String kind) {
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().values().forEach(entry -> everything(entry.value(), kind));
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> everything(item, kind));
    } else {
      add((Node.Scalar) node, kind);
    }
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
