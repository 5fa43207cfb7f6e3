package dev.ringfence.cloudformation;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conditions in three values: true, false, and not known for a reason. */
final class Conditions {
  private final Template template;
  private final Evaluator evaluator;
  private final Map<String, Term> known = new HashMap<>();

  Conditions(Template template, Evaluator evaluator) {
    this.template = template;
    this.evaluator = evaluator;
  }

  /** The truth of a condition that the template defines. */
  Term named(String name, SourceRange where) {
    Term found = known.get(name);
    if (found == null) {
      Node.Entry entry = template.section("Conditions").get(name);
      found =
          entry == null
              ? Term.unknown("there is no condition " + name, where)
              : evaluator
                  .steps()
                  .once(
                      template.path() + " condition " + name,
                      () -> told(name, term(entry.value())),
                      () -> Term.unknown("condition " + name + " refers to itself", where));
      known.put(name, found);
    }
    return found;
  }

  private static Term told(String name, Term truth) {
    return truth
        .untold()
        .map(reason -> Term.unknown("condition " + name + ": " + reason, truth.where()))
        .orElse(truth);
  }

  /** Whether what has a condition will be there; empty where it will not. */
  Optional<Presence> presence(Optional<String> condition, SourceRange where) {
    if (condition.isEmpty()) {
      return Optional.of(Presence.certain());
    }
    Term truth = named(condition.get(), where);
    Optional<String> reason = truth.untold();
    if (reason.isPresent()) {
      return Optional.of(new Presence.Possible(reason.get(), where));
    }
    return truth.text().equals(Optional.of("true"))
        ? Optional.of(Presence.certain())
        : Optional.empty();
  }

  /** The truth of a condition where it is written. */
  Term term(Node node) {
    SourceRange where = template.range(node.line());
    return evaluator
        .steps()
        .spend(
            () -> computed(node, where),
            () -> Term.unknown("conditions are nested too deep", where));
  }

  private Term computed(Node node, SourceRange where) {
    Map<String, Node.Entry> entries =
        node instanceof Node.Mapping mapping ? mapping.entries() : Map.of();
    if (entries.size() == 1) {
      Map.Entry<String, Node.Entry> only = entries.entrySet().iterator().next();
      List<Node> arguments =
          only.getValue().value() instanceof Node.Sequence list ? list.items() : List.of();
      switch (only.getKey()) {
        case "Fn::Equals":
          return equal(arguments, where);
        case "Fn::Not":
          return arguments.size() == 1
              ? not(term(arguments.get(0)), where)
              : Term.unknown("Fn::Not takes one condition", where);
        case "Fn::And":
          return joined(arguments, "false", where);
        case "Fn::Or":
          return joined(arguments, "true", where);
        default:
          return truth(evaluator.term(node), where);
      }
    }
    return truth(evaluator.term(node), where);
  }

  private static Term truth(Term term, SourceRange where) {
    boolean isTold = term.text().filter(t -> t.equals("true") || t.equals("false")).isPresent();
    return isTold || term.untold().isPresent()
        ? term
        : Term.unknown("a condition of an unexpected type", where);
  }

  private static Term not(Term truth, SourceRange where) {
    return truth
        .text()
        .map(text -> Term.text(String.valueOf(text.equals("false")), where))
        .orElse(truth);
  }

  /**
   * All or any of some conditions.
   *
   * @param deciding the truth that one of them suffices for
   */
  private Term joined(List<Node> arguments, String deciding, SourceRange where) {
    List<Term> truths = new ArrayList<>();
    arguments.forEach(argument -> truths.add(term(argument)));
    if (truths.stream().anyMatch(truth -> truth.text().equals(Optional.of(deciding)))) {
      return Term.text(deciding, where);
    }
    return truths.stream()
        .filter(truth -> truth.text().isEmpty())
        .findFirst()
        .orElse(
            truths.isEmpty()
                ? Term.unknown("a condition without parts", where)
                : Term.text(String.valueOf(deciding.equals("false")), where));
  }

  private Term equal(List<Node> arguments, SourceRange where) {
    if (arguments.size() != 2) {
      return Term.unknown("Fn::Equals takes two values", where);
    }
    Value one = evaluator.term(arguments.get(0)).value();
    Value other = evaluator.term(arguments.get(1)).value();
    for (Value value : List.of(one, other)) {
      Optional<Value.Unknown> unknown = Values.firstUnknown(value);
      if (unknown.isPresent()) {
        return Term.unknown(unknown.get().reason(), where);
      }
    }
    return Term.text(String.valueOf(Values.bare(one).equals(Values.bare(other))), where);
  }
}
