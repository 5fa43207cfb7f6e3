package dev.ringfence.collect.repository;

import dev.ringfence.evidence.Evidence.Redaction;
import dev.ringfence.yaml.Document;
import dev.ringfence.yaml.Documents;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what is secret in a plan or a state: what it marks as sensitive itself, values of variables
 * that are, members whose names say so or beside which such a name stands, texts that look like
 * secrets, and texts in JSON that hold any of these.
 */
final class ShownSecrets {
  /** Members, and the one beside each that has {@code true} where something in it is sensitive. */
  private static final Map<String, String> MASKS =
      Map.of(
          "values", "sensitive_values",
          "before", "before_sensitive",
          "after", "after_sensitive");

  private static final Set<String> WRITTEN = Set.of("constant_value", "value", "default", "Value");

  private final Set<String> sensitive;
  private final List<Secret> found = new ArrayList<>();

  private ShownSecrets(Set<String> sensitive) {
    this.sensitive = sensitive;
  }

  /** In the order of the text; they do not overlap. */
  static List<Secret> in(String text, Node root) {
    ShownSecrets secrets = new ShownSecrets(new HashSet<>());
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
   * @param name of the list, for its elements; empty for the whole
   */
  private void object(String name, Node node) {
    Optional<String> kind =
        sensitive.contains(name) ? Optional.of("sensitive variable") : SecretWords.kind(name);
    if (node instanceof Node.Mapping mapping) {
      if (kind.isPresent() && isFlat(mapping)) {
        everything(mapping, kind.get());
        return;
      }
      members(mapping, kind);
    } else if (node instanceof Node.Sequence list) {
      // Elements are what the list is called.
      list.items().forEach(item -> object(name, item));
    } else {
      scalar((Node.Scalar) node, kind);
    }
  }

  private void members(Node.Mapping mapping, Optional<String> kind) {
    Optional<String> hidden =
        kind.or(() -> named(mapping))
            .or(() -> isMarked(mapping) ? Optional.of("sensitive output") : Optional.empty());
    mapping
        .entries()
        .forEach(
            (member, entry) -> {
              if (WRITTEN.contains(member) && hidden.isPresent()) {
                everything(entry.value(), hidden.get());
              } else if (member.equals("Condition") && mapping.value("Effect").isPresent()) {
                conditions(entry.value());
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
  }

  private static boolean isFlat(Node.Mapping mapping) {
    return mapping.entries().values().stream()
        .allMatch(entry -> entry.value() instanceof Node.Scalar);
  }

  /** The kind of secret that something is whose name stands beside it, as in lists of variables. */
  private static Optional<String> named(Node.Mapping mapping) {
    return Stream.of("name", "key", "Name", "Key")
        .flatMap(member -> mapping.value(member).stream())
        .flatMap(value -> written(value).stream())
        .flatMap(text -> SecretWords.kind(text).stream())
        .findFirst();
  }

  /** A text, or one that a configuration gives as a constant. */
  private static Optional<String> written(Node node) {
    return node instanceof Node.Mapping constant
        ? constant.text("constant_value")
        : node instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  /** Names of a policy's conditions, such as of the issuer of a token, are those of no secrets. */
  private void conditions(Node node) {
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().values().forEach(entry -> conditions(entry.value()));
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(this::conditions);
    } else {
      scalar((Node.Scalar) node, Optional.empty());
    }
  }

  private void scalar(Node.Scalar scalar, Optional<String> kind) {
    kind.or(() -> SecretShapes.kind(scalar.text()))
        .or(() -> within(scalar.text(), sensitive))
        .ifPresent(k -> add(scalar, k));
  }

  /**
   * The kind of the first secret in a text that is JSON itself. Each such text in another is at
   * most half as long, since its quotes are escaped there; so this ends soon.
   *
   * @param sensitive names of variables that are sensitive
   */
  static Optional<String> within(String text, Set<String> sensitive) {
    String stripped = text.strip();
    if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
      return Optional.empty();
    }
    ShownSecrets inner = new ShownSecrets(sensitive);
    Documents.of(text.replace('\t', ' ')).stream()
        .map(Document::root)
        .flatMap(Optional::stream)
        .forEach(root -> inner.object("", root));
    return inner.found.stream().map(Secret::kind).findFirst();
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
