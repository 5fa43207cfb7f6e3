package dev.ringfence.read.kubernetes;

import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A label selector: every requirement must hold, and one without any chooses everything (Kubernetes
 * API, LabelSelector).
 */
record Selector(List<Function<Labels, Match>> requirements) {
  /** Without requirements. */
  static final Selector EVERYTHING = new Selector(List.of());

  Selector {
    requirements = List.copyOf(requirements);
  }

  /**
   * Reads {@code matchLabels} and {@code matchExpressions}.
   *
   * @throws MalformedException for what the API refuses
   */
  static Selector of(Node node) {
    return of(node, key -> key);
  }

  /**
   * The same for labels that go by other keys.
   *
   * @param key what a key in the selector stands for
   */
  static Selector of(Node node, UnaryOperator<String> key) {
    Mapping mapping = Fields.only(node, "matchLabels", "matchExpressions");
    List<Function<Labels, Match>> all = new ArrayList<>();
    Fields.texts(mapping, "matchLabels")
        .forEach(
            (name, value) -> all.add(labels -> labels.isOneOf(key.apply(name), Set.of(value))));
    Fields.list(mapping, "matchExpressions").forEach(one -> all.add(expression(one, key)));
    return new Selector(all);
  }

  /** What a Service has: labels and their values. */
  static Selector ofLabels(Mapping of, String name) {
    List<Function<Labels, Match>> all = new ArrayList<>();
    Fields.texts(of, name)
        .forEach((key, value) -> all.add(labels -> labels.isOneOf(key, Set.of(value))));
    return new Selector(all);
  }

  private static Function<Labels, Match> expression(Node node, UnaryOperator<String> naming) {
    Mapping mapping = Fields.only(node, "key", "operator", "values");
    String key =
        naming.apply(
            Fields.text(mapping, "key").orElseThrow(() -> new MalformedException(node, "no key")));
    Set<String> values = new LinkedHashSet<>();
    Fields.list(mapping, "values").forEach(value -> values.add(Fields.asText(value)));
    String operator = Fields.text(mapping, "operator").orElse("");
    boolean takesValues = operator.equals("In") || operator.equals("NotIn");
    if (takesValues == values.isEmpty()) {
      throw new MalformedException(
          node, takesValues ? operator + " without values" : operator + " with values");
    }
    return switch (operator) {
      case "In" -> labels -> labels.isOneOf(key, values);
      // What lacks the label is chosen too (Labels and selectors, set-based requirement).
      case "NotIn" -> labels -> labels.isOneOf(key, values).not();
      case "Exists" -> labels -> labels.has(key);
      case "DoesNotExist" -> labels -> labels.has(key).not();
      default -> throw new MalformedException(node, "unknown operator \"" + operator + "\"");
    };
  }

  boolean isEverything() {
    return requirements.isEmpty();
  }

  Match chooses(Labels labels) {
    Match match = Match.YES;
    for (Function<Labels, Match> requirement : requirements) {
      match = match.and(requirement.apply(labels));
    }
    return match;
  }
}
