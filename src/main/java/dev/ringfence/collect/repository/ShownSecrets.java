package dev.ringfence.collect.repository;

import dev.ringfence.evidence.Evidence.Redaction;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is secret in a plan or a state: what it marks as sensitive itself, values of variables
 * that are, members whose names say so, and texts that look like secrets.
 */
final class ShownSecrets {
  /** Members, and the one beside each that has {@code true} where something in it is sensitive. */
  private static final Map<String, String> MASKS =
      Map.of(
          "values", "sensitive_values",
          "before", "before_sensitive",
          "after", "after_sensitive");

  private static final Set<String> WRITTEN = Set.of("constant_value", "value", "default");

  private final Set<String> sensitive = new HashSet<>();
  private final List<Secret> found = new ArrayList<>();

  private ShownSecrets() {}

  /** In the order of the text; they do not overlap. */
  static List<Secret> in(String text, Node root) {
    ShownSecrets secrets = new ShownSecrets();
    secrets.learn(root);
    secrets.object("", root);
    secrets.found.addAll(SecretShapes.bare(text));
    return Secret.apart(secrets.found);
  }

  /** Which variables are sensitive, of whatever module. */
  private void learn(Node node) {
    if (node instanceof Node.Mapping mapping) {
      mapping
          .value("variables")
          .filter(Node.Mapping.class::isInstance)
          .ifPresent(
              variables ->
                  ((Node.Mapping) variables)
                      .entries()
                      .forEach(
                          (name, entry) -> {
                            if (isMarked(entry.value())) {
                              sensitive.add(name);
                            }
                          }));
      mapping.entries().values().forEach(entry -> learn(entry.value()));
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(this::learn);
    }
  }

  private static boolean isMarked(Node node) {
    return node instanceof Node.Mapping mapping
        && mapping.text("sensitive").filter("true"::equals).isPresent();
  }

  /**
   * A value of some name.
   *
   * @param name empty for the whole and for elements of lists
   */
  private void object(String name, Node node) {
    Optional<String> kind =
        sensitive.contains(name) ? Optional.of("sensitive variable") : SecretWords.kind(name);
    if (node instanceof Node.Mapping mapping) {
      boolean isHidden = isMarked(mapping);
      mapping
          .entries()
          .forEach(
              (member, entry) -> {
                boolean isValue = WRITTEN.contains(member);
                if (isValue && (isHidden || kind.isPresent())) {
                  everything(entry.value(), kind.orElse("sensitive output"));
                } else {
                  object(member, entry.value());
                }
              });
      MASKS.forEach(
          (member, mask) ->
              mapping
                  .value(mask)
                  .ifPresent(
                      marks -> mapping.value(member).ifPresent(value -> masked(value, marks))));
    } else if (node instanceof Node.Sequence list) {
      // Elements are what the list is called.
      list.items().forEach(item -> object(item instanceof Node.Mapping ? "" : name, item));
    } else {
      scalar((Node.Scalar) node, kind);
    }
  }

  private void scalar(Node.Scalar scalar, Optional<String> kind) {
    Optional<String> shaped = SecretShapes.kind(scalar.text());
    kind.or(() -> shaped).ifPresent(k -> add(scalar, k));
  }

  /** What is marked, by marks of the same shape. */
  private void masked(Node value, Node marks) {
    if (marks instanceof Node.Scalar mark) {
      if (mark.text().equals("true")) {
        everything(value, "sensitive value");
      }
    } else if (marks instanceof Node.Mapping of && value instanceof Node.Mapping mapping) {
      of.entries()
          .forEach(
              (name, mark) ->
                  mapping.value(name).ifPresent(member -> masked(member, mark.value())));
    } else if (marks instanceof Node.Sequence of && value instanceof Node.Sequence list) {
      for (int i = 0; i < Math.min(of.items().size(), list.items().size()); i++) {
        masked(list.items().get(i), of.items().get(i));
      }
    }
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

  private void add(Node.Scalar scalar, String kind) {
    boolean isWritten =
        !scalar.isNothing()
            && !scalar.text().isEmpty()
            && !(scalar.isPlain() && Set.of("true", "false").contains(scalar.text()));
    if (isWritten && !Redaction.isIn(scalar.text()) && scalar.to() > scalar.from()) {
      found.add(new Secret(scalar.from(), scalar.to(), Secret.Form.QUOTED, kind));
    }
  }
}
