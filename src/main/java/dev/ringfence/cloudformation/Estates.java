package dev.ringfence.cloudformation;

import dev.ringfence.terraform.Evaluation;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Templates as estates: each by itself, but those together of which one imports what another
 * exports.
 */
public final class Estates {
  /** Values that the templates of one estate may take; real ones take some thousand. */
  private static final long MOST_STEPS = 2_000_000;

  private final Vocabulary vocabulary;

  public Estates(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * What some templates come to.
   *
   * @param name path of the template, or of the folder of several; empty for the repository itself
   * @param templates in the order of their paths
   */
  public record Estate(String name, List<Template> templates, Evaluation evaluation) {
    public Estate {
      templates = List.copyOf(templates);
    }
  }

  /** The estates of one repository; the same templates always come to the same values. */
  public List<Estate> of(List<Template> templates) {
    Exports exports = Exports.of(templates);
    SortedMap<String, List<Template>> byName = new TreeMap<>();
    for (List<Template> linked : exports.linked(templates)) {
      String name = linked.size() == 1 ? linked.get(0).path() : folder(linked);
      byName.computeIfAbsent(name, n -> new ArrayList<>()).addAll(linked);
    }
    List<Estate> estates = new ArrayList<>();
    byName.forEach((name, linked) -> estates.add(estate(name, linked, exports)));
    return estates;
  }

  /** The folder that all of some templates are in. */
  private static String folder(List<Template> templates) {
    String common = templates.get(0).path();
    for (Template template : templates) {
      while (!common.isEmpty() && !template.path().startsWith(common + "/")) {
        common = common.substring(0, Math.max(0, common.lastIndexOf('/')));
      }
    }
    return common;
  }

  private Estate estate(String name, List<Template> templates, Exports exports) {
    Steps steps = new Steps(MOST_STEPS * templates.size());
    Map<String, Evaluator> evaluators = new HashMap<>();
    Imports imports =
        export ->
            exports
                .exporter(export)
                .flatMap(
                    from ->
                        Optional.ofNullable(evaluators.get(from.template().path()))
                            .map(evaluator -> exported(steps, export, from, evaluator)));
    boolean isAlone = templates.size() == 1;
    for (Template template : templates) {
      int from = name.isEmpty() ? 0 : name.length() + 1;
      String prefix = isAlone ? "" : template.path().substring(from) + "/";
      evaluators.put(template.path(), new Evaluator(template, prefix, imports, steps));
    }
    Evaluation whole = new Evaluation(List.of(), List.of(), List.of(), List.of());
    for (Template template : templates) {
      Evaluator evaluator = Objects.requireNonNull(evaluators.get(template.path()));
      whole = whole.and(new Stack(template, evaluator, vocabulary).evaluation());
    }
    return new Estate(name, templates, whole);
  }

  private static Term exported(
      Steps steps, String export, Exports.Exported from, Evaluator evaluator) {
    Node value = from.value();
    return steps.once(
        "export " + export,
        () -> evaluator.term(value),
        () ->
            Term.unknown(
                "export " + export + " refers to itself", from.template().range(value.line())));
  }
}
