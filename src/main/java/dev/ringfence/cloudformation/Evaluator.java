package dev.ringfence.cloudformation;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Values;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes the values of one template. */
final class Evaluator {
  private static final String FUNCTION = "Fn::";

  private final Template template;
  private final Steps steps;
  private final Conditions conditions;
  private final References references;
  private final Functions functions;

  /**
   * @param prefix what comes before a resource's name to make its address
   * @param imports values that other templates export
   */
  Evaluator(Template template, String prefix, Imports imports, Steps steps) {
    this.template = template;
    this.steps = steps;
    conditions = new Conditions(template, this);
    references = new References(template, prefix, imports, this);
    functions = new Functions(template, this);
  }

  Steps steps() {
    return steps;
  }

  Conditions conditions() {
    return conditions;
  }

  References references() {
    return references;
  }

  Term term(Node node) {
    SourceRange where = template.range(node.line());
    return steps.spend(
        () -> computed(node, where),
        () -> Term.unknown("the template takes more steps to evaluate than are allowed", where));
  }

  private Term computed(Node node, SourceRange where) {
    if (node instanceof Node.Scalar scalar) {
      return scalar(scalar, where);
    } else if (node instanceof Node.Sequence list) {
      return list(list, where);
    }
    Map<String, Node.Entry> entries = ((Node.Mapping) node).entries();
    if (entries.size() == 1) {
      Map.Entry<String, Node.Entry> only = entries.entrySet().iterator().next();
      Optional<Term> called = called(only.getKey(), only.getValue().value(), where);
      if (called.isPresent()) {
        return called.get();
      }
    }
    if (entries.keySet().stream().anyMatch(name -> name.startsWith(FUNCTION))) {
      return Term.unknown("a macro or loop changes it when it is deployed", where);
    }
    return members(entries, where);
  }

  private static Term scalar(Node.Scalar scalar, SourceRange where) {
    String text = scalar.text();
    if (scalar.isNothing()) {
      return new Term.Absent(where);
    } else if (text.contains("{{resolve:")) {
      return Term.unknown("known only when deployed: a dynamic reference", where);
    }
    return new Term.Scalar(Values.text(text(scalar)), where);
  }

  /** What a scalar says, whether it is written as a value or as the default of a parameter. */
  static String text(Node.Scalar scalar) {
    String text = scalar.text();
    return scalar.isPlain() ? wordOfTruth(text).orElse(text) : text;
  }

  /** Truth values as YAML 1.1 writes them, which CloudFormation reads. */
  private static Optional<String> wordOfTruth(String text) {
    return switch (text) {
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> Optional.of("true");
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> Optional.of("false");
      default -> Optional.empty();
    };
  }

  private Term list(Node.Sequence list, SourceRange where) {
    List<Term.Item> items = new ArrayList<>();
    for (Node node : list.items()) {
      Term term = term(node);
      if (term instanceof Term.Either either) {
        items.addAll(either.items());
      } else if (!(term instanceof Term.Absent)) {
        items.add(new Term.Item(term, Presence.certain()));
      }
    }
    return new Term.Items(items, where);
  }

  private Term members(Map<String, Node.Entry> entries, SourceRange where) {
    Map<String, Term> members = new LinkedHashMap<>();
    entries.forEach(
        (name, entry) -> {
          Term term = term(entry.value());
          if (!(term instanceof Term.Absent)) {
            members.put(name, at(term, template.range(entry.line())));
          }
        });
    return new Term.Members(members, where);
  }

  /** A single value stands where its name does, if that is another line. */
  private static Term at(Term term, SourceRange where) {
    return term instanceof Term.Scalar scalar && scalar.where().line() != where.line()
        ? new Term.Scalar(scalar.value(), where)
        : term;
  }

  /** The value of a call of an intrinsic function; empty if the name is none. */
  private Optional<Term> called(String name, Node argument, SourceRange where) {
    return switch (name) {
      case "Ref" -> Optional.of(references.ref(argument, where));
      case "Fn::GetAtt" -> Optional.of(references.attribute(argument, where));
      case "Fn::ImportValue" -> Optional.of(references.imported(argument, where));
      case "Fn::If" -> Optional.of(chosen(argument, where));
      case "Condition" ->
          // A statement of a policy has a member of this name, too.
          argument instanceof Node.Scalar scalar
              ? Optional.of(conditions.named(scalar.text(), where))
              : Optional.empty();
      default ->
          name.startsWith(FUNCTION)
              ? Optional.of(functions.called(name, argument, where))
              : Optional.empty();
    };
  }

  private Term chosen(Node argument, SourceRange where) {
    if (!(argument instanceof Node.Sequence list) || list.items().size() != 3) {
      return Term.unknown("Fn::If takes a condition and two values", where);
    }
    Term condition =
        list.items().get(0) instanceof Node.Scalar scalar
            ? conditions.named(scalar.text(), where)
            : conditions.term(list.items().get(0));
    Optional<String> truth = condition.text();
    if (truth.isPresent()) {
      return term(list.items().get(truth.get().equals("true") ? 1 : 2));
    }
    Term one = term(list.items().get(1));
    Term other = term(list.items().get(2));
    boolean isSame = one.value().isWhollyKnown() && one.value().equals(other.value());
    boolean isNothing = one instanceof Term.Absent && other instanceof Term.Absent;
    String reason = condition.untold().orElse("the condition is not known");
    return isSame || isNothing ? one : new Term.Either(List.of(one, other), reason, where);
  }
}
