package dev.ringfence.cloudformation;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.hcl.SyntaxProblem;
import dev.ringfence.terraform.EvaluatedBody;
import dev.ringfence.terraform.Evaluation;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.ResourceInstance;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one template makes, in Terraform's words. */
final class Stack {
  /** Transforms that make nothing of a network but what the resources they take say. */
  private static final Set<String> TRANSPARENT =
      Set.of("AWS::Serverless-2016-10-31", "AWS::LanguageExtensions");

  private final Template template;
  private final Evaluator evaluator;
  private final Vocabulary vocabulary;
  private final List<ResourceInstance> resources = new ArrayList<>();
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private final List<Evaluation.UnreadModule> unread = new ArrayList<>();
  private final Meanings meanings;

  Stack(Template template, Evaluator evaluator, Vocabulary vocabulary) {
    this.template = template;
    this.evaluator = evaluator;
    this.vocabulary = vocabulary;
    boolean isIpv6 =
        template.section("Resources").values().stream()
                .map(Node.Entry::value)
                .filter(Node.Mapping.class::isInstance)
                .map(node -> ((Node.Mapping) node).text("Type"))
                .anyMatch(type -> type.filter("AWS::EC2::VPCCidrBlock"::equals).isPresent())
            || template.section("Resources").values().stream()
                .map(Node.Entry::value)
                .anyMatch(Stack::hasIpv6Subnet);
    meanings = new Meanings(isIpv6);
  }

  private static boolean hasIpv6Subnet(Node resource) {
    return resource instanceof Node.Mapping mapping
        && mapping
            .value("Properties")
            .filter(Node.Mapping.class::isInstance)
            .map(properties -> ((Node.Mapping) properties).entries())
            .filter(properties -> properties.containsKey("Ipv6CidrBlock"))
            .isPresent();
  }

  Evaluation evaluation() {
    problems.addAll(template.problems());
    transforms();
    Node.Entry section = template.sections().get("Resources");
    if (template.problems().isEmpty()
        && (section == null || !(section.value() instanceof Node.Mapping))) {
      problems.add(
          new SyntaxProblem(template.start(), "Resources are to be a mapping of resources"));
    }
    template.section("Resources").forEach(this::resource);
    return new Evaluation(resources, problems, unread, List.of());
  }

  private void transforms() {
    Node.Entry entry = template.sections().get("Transform");
    if (entry == null) {
      return;
    }
    List<Node> nodes =
        entry.value() instanceof Node.Sequence list ? list.items() : List.of(entry.value());
    for (Node node : nodes) {
      boolean isTransparent =
          node instanceof Node.Scalar scalar && TRANSPARENT.contains(scalar.text());
      if (!isTransparent) {
        unread("Transform", "a macro may change anything", entry.line());
      }
    }
    if (template.section("Globals").containsKey("Function")) {
      Node.Entry globals = template.section("Globals").get("Function");
      boolean isPlaced =
          globals != null
              && globals.value() instanceof Node.Mapping mapping
              && mapping.value("VpcConfig").isPresent();
      if (isPlaced) {
        unread("Globals", "functions have networks in common", entry.line());
      }
    }
  }

  private void unread(String what, String reason, int line) {
    SourceRange where = template.range(line);
    unread.add(
        new Evaluation.UnreadModule(
            evaluator.references().address(what),
            reason,
            new EvaluatedBody(Map.of(), List.of(), where),
            where));
  }

  private void problem(int line, String message) {
    problems.add(new SyntaxProblem(template.range(line), message));
  }

  private void resource(String name, Node.Entry entry) {
    if (name.startsWith("Fn::")) {
      unread(name, "a loop or macro makes resources", entry.line());
      return;
    }
    Optional<String> type =
        entry.value() instanceof Node.Mapping mapping ? mapping.text("Type") : Optional.empty();
    if (type.isEmpty()) {
      problem(entry.line(), "the resource " + name + " has no type");
    } else if (type.get().endsWith("::MODULE")) {
      unread(name, "a module that is registered elsewhere", entry.line());
    } else {
      Node.Mapping resource = (Node.Mapping) entry.value();
      SourceRange where = template.range(entry.line());
      evaluator
          .conditions()
          .presence(resource.text("Condition"), where)
          .ifPresent(presence -> made(name, type.get(), resource, presence, where));
    }
  }

  private void made(
      String name, String type, Node.Mapping resource, Presence presence, SourceRange where) {
    Term properties =
        resource
            .value("Properties")
            .map(evaluator::term)
            .orElse(new Term.Members(new LinkedHashMap<>(), where));
    if (!(properties instanceof Term.Members members)) {
      String reason = properties.untold().orElse("a condition decides about its properties");
      unread(name, reason, where.line());
      return;
    }
    Translation translation = new Translation(vocabulary, type);
    Told told =
        new Told(
            evaluator.references().address(name),
            vocabulary.type(type),
            name,
            presence,
            translation.body(members, where));
    meanings.of(type, told, members, translation).forEach(each -> resources.add(each.instance()));
  }
}
