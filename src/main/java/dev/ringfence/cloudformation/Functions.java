package dev.ringfence.cloudformation;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.net.Cidr;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Intrinsic functions over texts, lists and mappings (CloudFormation User Guide). */
final class Functions {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]{0,300})}");

  private final Template template;
  private final Evaluator evaluator;

  Functions(Template template, Evaluator evaluator) {
    this.template = template;
    this.evaluator = evaluator;
  }

  Term called(String name, Node argument, SourceRange where) {
    return switch (name) {
      case "Fn::Sub" -> substituted(argument, where);
      case "Fn::Join" -> joined(arguments(argument), where);
      case "Fn::Select" -> selected(arguments(argument), where);
      case "Fn::Split" -> split(arguments(argument), where);
      case "Fn::FindInMap" -> found(arguments(argument), where);
      case "Fn::Cidr" -> blocks(arguments(argument), where);
      case "Fn::Length" -> length(evaluator.term(argument), where);
      case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not" ->
          evaluator
              .conditions()
              .term(
                  new Node.Mapping(
                      where.line(), Map.of(name, new Node.Entry(where.line(), argument))));
      default -> Term.unknown(name + " is known only when deployed", where);
    };
  }

  private static List<Node> arguments(Node argument) {
    return argument instanceof Node.Sequence list ? list.items() : List.of();
  }

  private static Term wrong(String name, SourceRange where) {
    return Term.unknown(name + " is given something it does not take", where);
  }

  /** Puts texts together; what is not known or secret in one is so in the whole. */
  private static Term together(List<Term> parts, SourceRange where) {
    StringBuilder text = new StringBuilder();
    boolean isSecret = false;
    for (Term part : parts) {
      Optional<String> known = part.text();
      if (known.isEmpty()) {
        String reason = part.untold().orElse("a value that is no text");
        return Term.unknown(reason, where);
      }
      isSecret |= part.value().isSensitive();
      text.append(known.get());
      if (text.length() > Steps.LONGEST) {
        return Term.unknown("a text longer than " + Steps.LONGEST + " characters", where);
      }
    }
    Value whole = Values.text(text.toString());
    return new Term.Scalar(isSecret ? new Value.Sensitive(whole) : whole, where);
  }

  private Term substituted(Node argument, SourceRange where) {
    List<Node> arguments = arguments(argument);
    Node text = arguments.isEmpty() ? argument : arguments.get(0);
    Map<String, Node.Entry> own =
        arguments.size() > 1 && arguments.get(1) instanceof Node.Mapping mapping
            ? mapping.entries()
            : Map.of();
    if (!(text instanceof Node.Scalar scalar)) {
      return wrong("Fn::Sub", where);
    } else if (scalar.text().contains("{{resolve:")) {
      return Term.unknown("known only when deployed: a dynamic reference", where);
    }
    List<Term> parts = new ArrayList<>();
    Matcher variable = VARIABLE.matcher(scalar.text());
    int from = 0;
    while (variable.find()) {
      if (variable.start() > from) {
        parts.add(Term.text(scalar.text().substring(from, variable.start()), where));
      }
      boolean isLiteral = !variable.group(1).isEmpty();
      parts.add(
          isLiteral
              ? Term.text("${" + variable.group(2) + "}", where)
              : variable(variable.group(2).strip(), own, where));
      from = variable.end();
    }
    if (from < scalar.text().length() || parts.isEmpty()) {
      parts.add(Term.text(scalar.text().substring(from), where));
    }
    // A text that is nothing but one resource's id is that id.
    return parts.size() == 1 ? parts.get(0) : together(parts, where);
  }

  private Term variable(String name, Map<String, Node.Entry> own, SourceRange where) {
    Node.Entry given = own.get(name);
    if (given != null) {
      return evaluator.term(given.value());
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? evaluator.references().ref(name, where)
        : evaluator.references().attribute(name.substring(0, dot), name.substring(dot + 1), where);
  }

  private Term joined(List<Node> arguments, SourceRange where) {
    if (arguments.size() != 2 || !(arguments.get(0) instanceof Node.Scalar delimiter)) {
      return wrong("Fn::Join", where);
    }
    Term list = evaluator.term(arguments.get(1));
    if (!(list instanceof Term.Items items)) {
      return Term.unknown(list.untold().orElse("Fn::Join takes a list"), where);
    }
    List<Term> parts = new ArrayList<>();
    for (Term.Item item : items.items()) {
      if (item.presence() instanceof Presence.Possible possible) {
        return Term.unknown(possible.reason(), where);
      }
      if (!parts.isEmpty()) {
        parts.add(Term.text(delimiter.text(), where));
      }
      parts.add(item.term());
    }
    return parts.size() == 1 ? parts.get(0) : together(parts, where);
  }

  private static Optional<Integer> number(Term term) {
    return term.text().filter(text -> text.matches("[0-9]{1,6}")).map(Integer::valueOf);
  }

  private Term selected(List<Node> arguments, SourceRange where) {
    if (arguments.size() != 2) {
      return wrong("Fn::Select", where);
    }
    Optional<Integer> index = number(evaluator.term(arguments.get(0)));
    Term list = evaluator.term(arguments.get(1));
    if (!(list instanceof Term.Items items) || index.isEmpty()) {
      return Term.unknown(list.untold().orElse("an element that is not known"), where);
    }
    boolean isSure =
        items.items().stream().allMatch(item -> item.presence() instanceof Presence.Certain);
    return isSure && index.get() < items.items().size()
        ? items.items().get(index.get()).term()
        : Term.unknown("an element that is not known", where);
  }

  private Term split(List<Node> arguments, SourceRange where) {
    if (arguments.size() != 2 || !(arguments.get(0) instanceof Node.Scalar delimiter)) {
      return wrong("Fn::Split", where);
    }
    Term whole = evaluator.term(arguments.get(1));
    Optional<String> text = whole.text();
    if (text.isEmpty() || delimiter.text().isEmpty()) {
      return Term.unknown(whole.untold().orElse("Fn::Split takes a text"), where);
    }
    boolean isSecret = whole.value().isSensitive();
    List<Term.Item> items = new ArrayList<>();
    for (String part : text.get().split(Pattern.quote(delimiter.text()), -1)) {
      Value value = Values.text(part);
      items.add(
          new Term.Item(
              new Term.Scalar(isSecret ? new Value.Sensitive(value) : value, where),
              Presence.certain()));
    }
    return new Term.Items(items, where);
  }

  private Term found(List<Node> arguments, SourceRange where) {
    if (arguments.size() < 3) {
      return wrong("Fn::FindInMap", where);
    }
    List<String> keys = new ArrayList<>();
    for (Node argument : arguments.subList(0, 3)) {
      Term key = evaluator.term(argument);
      if (key.text().isEmpty()) {
        return Term.unknown(key.untold().orElse("a key of an unexpected type"), where);
      }
      keys.add(key.text().get());
    }
    Node.Entry map = template.section("Mappings").get(keys.get(0));
    Optional<Node> value =
        Optional.ofNullable(map)
            .flatMap(entry -> member(entry.value(), keys.get(1)))
            .flatMap(node -> member(node, keys.get(2)));
    return value
        .map(evaluator::term)
        .orElseGet(
            () -> Term.unknown("there is no " + String.join("/", keys) + " in Mappings", where));
  }

  private static Optional<Node> member(Node node, String name) {
    return node instanceof Node.Mapping mapping ? mapping.value(name) : Optional.empty();
  }

  private Term blocks(List<Node> arguments, SourceRange where) {
    if (arguments.size() < 2 || arguments.size() > 3) {
      return wrong("Fn::Cidr", where);
    }
    Term block = evaluator.term(arguments.get(0));
    Optional<Integer> count = number(evaluator.term(arguments.get(1)));
    // Host bits where none are given (CloudFormation User Guide, Fn::Cidr).
    Optional<Integer> hostBits =
        arguments.size() == 3 ? number(evaluator.term(arguments.get(2))) : Optional.of(8);
    Optional<String> text = block.text();
    if (text.isEmpty() || count.isEmpty() || hostBits.isEmpty()) {
      return Term.unknown(block.untold().orElse("Fn::Cidr of what is not known"), where);
    }
    try {
      List<Term.Item> items = new ArrayList<>();
      Cidr whole = Cidr.parse(text.get());
      for (Cidr each : AddressBlocks.of(whole, count.get(), hostBits.get())) {
        items.add(new Term.Item(Term.text(each.toString(), where), Presence.certain()));
      }
      return new Term.Items(items, where);
    } catch (IllegalArgumentException notABlock) {
      return wrong("Fn::Cidr", where);
    }
  }

  private static Term length(Term term, SourceRange where) {
    boolean isSure =
        term instanceof Term.Items items
            && items.items().stream().allMatch(i -> i.presence() instanceof Presence.Certain);
    return isSure
        ? Term.text(String.valueOf(term.items().size()), where)
        : Term.unknown(term.untold().orElse("the length of a list is not known"), where);
  }
}
