package dev.ringfence.cloudformation;

import dev.ringfence.terraform.Presence;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What templates export under names that are known, and which others import it. */
final class Exports {
  private static final long MOST_STEPS = 200_000;

  private final Map<String, Exported> byName = new HashMap<>();
  private final Set<String> twice = new HashSet<>();

  /** A value that a template exports. */
  record Exported(Template template, Node value) {}

  static Exports of(List<Template> templates) {
    Exports exports = new Exports();
    templates.forEach(exports::add);
    exports.twice.forEach(exports.byName::remove);
    return exports;
  }

  private static Evaluator evaluator(Template template) {
    return new Evaluator(template, "", Imports.NONE, new Steps(MOST_STEPS));
  }

  private void add(Template template) {
    Evaluator evaluator = evaluator(template);
    template
        .section("Outputs")
        .values()
        .forEach(
            entry -> {
              if (entry.value() instanceof Node.Mapping output) {
                add(template, output, evaluator);
              }
            });
  }

  private void add(Template template, Node.Mapping output, Evaluator evaluator) {
    Optional<String> name =
        output
            .value("Export")
            .filter(Node.Mapping.class::isInstance)
            .flatMap(export -> ((Node.Mapping) export).value("Name"))
            .map(evaluator::term)
            .flatMap(Term::text);
    // One that may not be there is not known to be what is imported.
    boolean isThere =
        evaluator
            .conditions()
            .presence(output.text("Condition"), template.range(output.line()))
            .filter(Presence.Certain.class::isInstance)
            .isPresent();
    Optional<Node> value = output.value("Value");
    if (name.isPresent() && value.isPresent()) {
      boolean isFirst = byName.putIfAbsent(name.get(), new Exported(template, value.get())) == null;
      if (!isFirst || !isThere) {
        twice.add(name.get());
      }
    }
  }

  /** The only template that exports a name. */
  Optional<Exported> exporter(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Templates in groups of those that exports and imports link. */
  List<List<Template>> linked(List<Template> templates) {
    Map<String, String> leaders = new HashMap<>();
    templates.forEach(template -> leaders.put(template.path(), template.path()));
    for (Template template : templates) {
      for (String name : imported(template)) {
        exporter(name).ifPresent(from -> join(leaders, template.path(), from.template().path()));
      }
    }
    Map<String, List<Template>> groups = new TreeMap<>();
    templates.forEach(
        template ->
            groups
                .computeIfAbsent(leader(leaders, template.path()), l -> new ArrayList<>())
                .add(template));
    return List.copyOf(groups.values());
  }

  private static void join(Map<String, String> leaders, String one, String other) {
    String first = leader(leaders, one);
    String second = leader(leaders, other);
    leaders.put(
        first.compareTo(second) < 0 ? second : first, first.compareTo(second) < 0 ? first : second);
  }

  private static String leader(Map<String, String> leaders, String path) {
    String at = path;
    for (String next = leaders.get(at); next != null && !next.equals(at); next = leaders.get(at)) {
      at = next;
    }
    return at;
  }

  private static Set<String> imported(Template template) {
    Set<String> names = new HashSet<>();
    Evaluator evaluator = evaluator(template);
    template.sections().values().forEach(entry -> imported(entry.value(), evaluator, names));
    return names;
  }

  private static void imported(Node node, Evaluator evaluator, Set<String> names) {
    if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> imported(item, evaluator, names));
    } else if (node instanceof Node.Mapping mapping) {
      Node.Entry called = mapping.entries().get("Fn::ImportValue");
      if (called != null) {
        evaluator.term(called.value()).text().ifPresent(names::add);
      }
      mapping.entries().values().forEach(entry -> imported(entry.value(), evaluator, names));
    }
  }
}
