package dev.ringfence.cloudformation;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Reference;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import dev.ringfence.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names in a template stand for: parameters, resources and their attributes, exports. */
final class References {
  private static final Set<String> PSEUDO =
      Set.of(
          "AWS::AccountId",
          "AWS::NotificationARNs",
          "AWS::Partition",
          "AWS::Region",
          "AWS::StackId",
          "AWS::StackName",
          "AWS::URLSuffix");

  /**
   * Attributes that name the resource itself, or what AWS makes along with it, and of which type it
   * is for those that others may have for something else.
   */
  private static final Map<String, String> NAMING =
      Map.ofEntries(
          Map.entry("Id", ""),
          Map.entry("Arn", ""),
          Map.entry("GroupId", "SecurityGroup"),
          Map.entry("VpcId", "VPC"),
          Map.entry("SubnetId", "Subnet"),
          Map.entry("RouteTableId", "RouteTable"),
          Map.entry("InternetGatewayId", "InternetGateway"),
          Map.entry("NatGatewayId", "NatGateway"),
          Map.entry("AllocationId", "EIP"),
          Map.entry("InstanceId", "Instance"),
          Map.entry("LoadBalancerArn", "LoadBalancer"),
          Map.entry("ListenerArn", "Listener"),
          Map.entry("TargetGroupArn", "TargetGroup"),
          Map.entry("DefaultSecurityGroup", "VPC"),
          Map.entry("DefaultNetworkAcl", "VPC"));

  private static final Map<String, String> ALONG =
      Map.of(
          "DefaultSecurityGroup", "default_security_group_id",
          "DefaultNetworkAcl", "default_network_acl_id");

  private final Template template;
  private final String prefix;
  private final Imports imports;
  private final Evaluator evaluator;
  private final Map<String, Term> properties = new HashMap<>();

  References(Template template, String prefix, Imports imports, Evaluator evaluator) {
    this.template = template;
    this.prefix = prefix;
    this.imports = imports;
    this.evaluator = evaluator;
  }

  /** Address of a resource of this template. */
  String address(String name) {
    return prefix + name;
  }

  Term ref(Node argument, SourceRange where) {
    return argument instanceof Node.Scalar scalar
        ? ref(scalar.text(), where)
        : Term.unknown("Ref takes a name", where);
  }

  Term ref(String name, SourceRange where) {
    if (name.equals("AWS::NoValue")) {
      return new Term.Absent(where);
    } else if (PSEUDO.contains(name)) {
      return Term.unknown(name + " is known only when deployed", where);
    }
    Node.Entry parameter = template.section("Parameters").get(name);
    if (parameter != null) {
      return parameter(name, parameter, where);
    }
    return template.section("Resources").containsKey(name)
        ? made(name, "id", where)
        : Term.unknown("there is no parameter or resource " + name, where);
  }

  private Term parameter(String name, Node.Entry entry, SourceRange where) {
    Node.Mapping parameter =
        entry.value() instanceof Node.Mapping mapping
            ? mapping
            : new Node.Mapping(entry.line(), Map.of());
    String type = parameter.text("Type").orElse("String");
    // Only the name of a stored parameter is written, not its value.
    boolean isStored = type.startsWith("AWS::SSM::Parameter::Value");
    Optional<String> given =
        Optional.ofNullable(parameter.entries().get("Default"))
            .map(Node.Entry::value)
            .filter(Node.Scalar.class::isInstance)
            .map(node -> Evaluator.text((Node.Scalar) node));
    if (given.isEmpty() || isStored) {
      String reason = "parameter " + name + (isStored ? " is stored elsewhere" : " has no default");
      return parameterOf(name, type, reason, where);
    }
    if (type.startsWith("List<") || type.equals("CommaDelimitedList")) {
      List<Term.Item> items = new ArrayList<>();
      for (String item : given.get().split(",", -1)) {
        items.add(new Term.Item(Term.text(item.strip(), where), Presence.certain()));
      }
      return given.get().isEmpty()
          ? new Term.Items(List.of(), where)
          : new Term.Items(items, where);
    }
    Value text = Values.text(given.get());
    boolean isSecret =
        parameter.text("NoEcho").filter(t -> !t.equalsIgnoreCase("false")).isPresent();
    return new Term.Scalar(isSecret ? new Value.Sensitive(text) : text, where);
  }

  /** One id that is given wherever the parameter is named; in what is joined, any of them. */
  private Term parameterOf(String name, String type, String reason, SourceRange where) {
    boolean isId = type.startsWith("AWS::EC2::") && prefix.isEmpty();
    return isId
        ? new Term.Scalar(Values.unknown(reason, where, new Reference(name, "id", false)), where)
        : Term.unknown(reason, where);
  }

  private Optional<Presence> presence(String name) {
    Node.Entry entry = template.section("Resources").get(name);
    return entry != null && entry.value() instanceof Node.Mapping resource
        ? evaluator.conditions().presence(resource.text("Condition"), template.range(entry.line()))
        : Optional.empty();
  }

  private Term made(String name, String attribute, SourceRange where) {
    Optional<Presence> presence = presence(name);
    if (presence.isEmpty()) {
      return Term.unknown(name + " is not made", where);
    }
    boolean isThere = presence.get() instanceof Presence.Certain;
    String address = address(name);
    return new Term.Scalar(
        Values.unknown(
            "known only when deployed: " + address,
            where,
            new Reference(address, attribute, isThere)),
        where);
  }

  /** {@code Fn::GetAtt} with a name, a dot and an attribute, or both as a list. */
  Term attribute(Node argument, SourceRange where) {
    String path = "";
    if (argument instanceof Node.Scalar scalar) {
      path = scalar.text();
    } else if (argument instanceof Node.Sequence list && list.items().size() == 2) {
      Optional<String> resource = evaluator.term(list.items().get(0)).text();
      Optional<String> attribute = evaluator.term(list.items().get(1)).text();
      path = resource.orElse("") + "." + attribute.orElse("");
    }
    int dot = path.indexOf('.');
    return dot <= 0 || dot == path.length() - 1
        ? Term.unknown("Fn::GetAtt takes the name of a resource and an attribute", where)
        : attribute(path.substring(0, dot), path.substring(dot + 1), where);
  }

  Term attribute(String name, String attribute, SourceRange where) {
    Node.Entry entry = template.section("Resources").get(name);
    if (entry == null || !(entry.value() instanceof Node.Mapping resource)) {
      return Term.unknown("there is no resource " + name, where);
    }
    String type = resource.text("Type").orElse("");
    boolean isForeign = !type.startsWith("AWS::") || type.startsWith("AWS::CloudFormation::");
    if (isForeign) {
      // Each of its attributes may name something else that nobody here knows.
      String address = address(name) + "." + attribute;
      return new Term.Scalar(
          Values.unknown(
              "known only when deployed: " + address, where, new Reference(address, "", false)),
          where);
    }
    Optional<Term> written = written(name, resource, attribute, where);
    if (written.isPresent() && presence(name).isPresent()) {
      return written.get();
    }
    String owner = NAMING.get(attribute);
    return owner != null && (owner.isEmpty() || type.endsWith("::" + owner))
        ? made(name, ALONG.getOrDefault(attribute, attribute), where)
        : Term.unknown("known only when deployed: " + name + "." + attribute, where);
  }

  /** What the template itself says of an attribute. */
  private Optional<Term> written(
      String name, Node.Mapping resource, String attribute, SourceRange where) {
    Optional<Node> property =
        resource
            .value("Properties")
            .filter(Node.Mapping.class::isInstance)
            .flatMap(node -> ((Node.Mapping) node).value(attribute));
    String what = template.path() + " attribute " + name + "." + attribute;
    return property.map(
        node -> {
          Term found = properties.get(what);
          if (found == null) {
            found =
                evaluator
                    .steps()
                    .once(
                        what,
                        () -> evaluator.term(node),
                        () -> Term.unknown(name + " refers to itself", where));
            properties.put(what, found);
          }
          return found;
        });
  }

  Term imported(Node argument, SourceRange where) {
    Term name = evaluator.term(argument);
    if (name.text().isEmpty()) {
      String reason = name.untold().orElse("an export of an unexpected name");
      return Term.unknown("an import whose name is not known: " + reason, where);
    }
    String export = name.text().get();
    return imports
        .value(export)
        .orElseGet(
            () ->
                new Term.Scalar(
                    Values.unknown(
                        "no template here exports " + export,
                        where,
                        new Reference("(import of " + export + ")", "", false)),
                    where));
  }
}
