package dev.ringfence.read.terraform;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.read.terraform.Declared.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Load balancers with their listeners, target groups and interfaces. */
final class Balancing {
  private static final String GROUPS = "elbv2:DescribeTargetGroups";
  private static final String HEALTH = "elbv2:DescribeTargetHealth";
  private static final String ATTRIBUTES = "elbv2:DescribeLoadBalancerAttributes";

  private final Declared declared;
  private final Sheet sheet;
  private final Interfaces interfaces;

  Balancing(Declared declared, Sheet sheet, Interfaces interfaces) {
    this.declared = declared;
    this.sheet = sheet;
    this.interfaces = interfaces;
  }

  void write() {
    declared.of("aws_lb", "aws_alb").forEach(this::balancer);
    declared.of("aws_lb_listener", "aws_alb_listener").forEach(this::listener);
    declared.of("aws_lb_target_group", "aws_alb_target_group").forEach(this::targetGroup);
  }

  private String arn(String address) {
    return sheet.source().account() + "/" + address;
  }

  /** The ARN an argument names. */
  private String named(Optional<Cell> cell) {
    return Ids.address(cell)
        .map(this::arn)
        .or(() -> cell.flatMap(Cell::text))
        .orElse("(" + cell.map(Cell::reason).orElse("not given") + ")");
  }

  private void balancer(Made made) {
    Part part = made.part();
    String type = part.cell("load_balancer_type").flatMap(Cell::text).orElse("application");
    List<Cell> subnets = subnets(part);
    Optional<Cell> first = subnets.stream().findFirst();
    Draft draft =
        new Draft(part.where())
            .put("LoadBalancerArn", arn(made.address()))
            .put("LoadBalancerName", made.address())
            .put("Type", type, part.at("load_balancer_type"))
            .put("Scheme", scheme(part), part.at("internal"))
            .put("VpcId", declared.networkOf(first), part.at("subnets"))
            .object("State", new Draft(part.where()).put("Code", "active"))
            .list("AvailabilityZones", zones(subnets), part.at("subnets"));
    part.cell("security_groups")
        .ifPresent(
            cell ->
                draft.put(
                    "SecurityGroups", Ids.all("sg", part.cell("security_groups")), cell.where()));
    sheet.add("elbv2:DescribeLoadBalancers", draft);
    attributes(made);
    int number = 0;
    for (Cell subnet : subnets) {
      String kind = type.equals("network") ? "network_load_balancer" : "load_balancer";
      Draft own =
          interfaces.in(
              made.address() + "/" + number++,
              kind,
              Optional.of(subnet),
              type.equals("application")
                  ? interfaces.groups(part, "security_groups", Optional.of(subnet))
                  : Ids.each("GroupId", "sg", part.cell("security_groups")),
              part.where());
      Interfaces.address(own, Optional.empty());
      if (!part.text("internal").equals("true")) {
        Interfaces.publish(own, part.cell("internal").orElse(subnet));
      }
    }
  }

  private static Object scheme(Part part) {
    Optional<Cell> internal = part.cell("internal");
    if (internal.isEmpty()) {
      return "internet-facing";
    }
    return internal
        .get()
        .text()
        .<Object>map(text -> text.equals("true") ? "internal" : "internet-facing")
        .orElseGet(() -> internal.get().unknown());
  }

  private static List<Cell> subnets(Part part) {
    List<Cell> subnets = new ArrayList<>();
    part.cell("subnets").ifPresent(list -> subnets.addAll(list.items().orElse(List.of(list))));
    if (subnets.isEmpty()) {
      // A state has both for one.
      part.parts("subnet_mapping")
          .forEach(mapping -> mapping.cell("subnet_id").ifPresent(subnets::add));
    }
    return subnets;
  }

  private static List<Draft> zones(List<Cell> subnets) {
    return subnets.stream()
        .map(cell -> new Draft(cell.where()).put("SubnetId", Ids.named("subnet", cell)))
        .toList();
  }

  private void attributes(Made made) {
    Part part = made.part();
    String arn = arn(made.address());
    sheet.answer(ATTRIBUTES, arn);
    attribute(arn, part, "deletion_protection.enabled", "enable_deletion_protection", "false");
    attribute(
        arn,
        part,
        "routing.http.drop_invalid_header_fields.enabled",
        "drop_invalid_header_fields",
        "false");
    Part logs = part.parts("access_logs").stream().findFirst().orElse(part);
    attribute(arn, logs, "access_logs.s3.enabled", "enabled", "false");
  }

  private void attribute(String arn, Part part, String key, String argument, String whenMissing) {
    Draft draft = new Draft(part.at(argument)).put("Key", key);
    sheet.add(
        ATTRIBUTES,
        arn,
        part.cell(argument).isPresent()
            ? draft.text("Value", part.cell(argument))
            : draft.put("Value", whenMissing));
  }

  private void listener(Made made) {
    Part part = made.part();
    List<Draft> actions = new ArrayList<>();
    for (Part action : part.parts("default_action")) {
      Draft draft = new Draft(action.where()).text("Type", action.cell("type"));
      action
          .cell("target_group_arn")
          .ifPresent(c -> draft.put("TargetGroupArn", named(Optional.of(c)), c.where()));
      action.parts("forward").forEach(forward -> draft.object("ForwardConfig", weighted(forward)));
      actions.add(draft);
    }
    sheet.add(
        "elbv2:DescribeListeners",
        new Draft(part.where())
            .put("ListenerArn", arn(made.address()))
            .put(
                "LoadBalancerArn",
                named(part.cell("load_balancer_arn")),
                part.at("load_balancer_arn"))
            .number("Port", part.cell("port"))
            .put(
                "Protocol",
                part.cell("protocol").map(Cell::asText).orElse("HTTP"),
                part.at("protocol"))
            .text("SslPolicy", part.cell("ssl_policy"))
            .list("DefaultActions", actions, part.where()));
  }

  private Draft weighted(Part forward) {
    List<Draft> groups = new ArrayList<>();
    forward
        .parts("target_group")
        .forEach(
            group ->
                groups.add(
                    new Draft(group.where())
                        .put("TargetGroupArn", named(group.cell("arn")), group.at("arn"))
                        .number("Weight", group.cell("weight"))));
    return new Draft(forward.where()).list("TargetGroups", groups, forward.where());
  }

  private void targetGroup(Made made) {
    Part part = made.part();
    String arn = arn(made.address());
    sheet.add(
        GROUPS,
        new Draft(part.where())
            .put("TargetGroupArn", arn)
            .put("TargetGroupName", made.address())
            .text("Protocol", part.cell("protocol"))
            .number("Port", part.cell("port"))
            .put("VpcId", Ids.named("vpc", part.cell("vpc_id")), part.at("vpc_id"))
            .put(
                "TargetType",
                part.cell("target_type").map(Cell::asText).orElse("instance"),
                part.at("target_type"))
            .list("LoadBalancerArns", List.of(), part.where()));
    sheet.answer(HEALTH, arn);
    declared.of("aws_lb_target_group_attachment", "aws_alb_target_group_attachment").stream()
        .map(Made::part)
        .filter(
            link -> Ids.address(link.cell("target_group_arn")).equals(Optional.of(made.address())))
        .forEach(link -> sheet.add(HEALTH, arn, target(link)));
  }

  private static Draft target(Part link) {
    SourceRange where = link.at("target_id");
    return new Draft(where)
        .object(
            "Target",
            new Draft(where)
                .put("Id", Ids.named("i", link.cell("target_id")))
                .number("Port", link.cell("port")))
        .object("TargetHealth", new Draft(where).put("State", "healthy"));
  }
}
