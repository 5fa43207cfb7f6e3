package dev.ringfence.cloudformation;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.EvaluatedBody.EvaluatedAttribute;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What CloudFormation means where it says it otherwise than Terraform: one resource for two, one
 * type for several, another default (CloudFormation template reference).
 */
final class Meanings {
  private static final Map<String, String> LOGGED =
      Map.of(
          "VPC", "vpc_id",
          "Subnet", "subnet_id",
          "NetworkInterface", "eni_id",
          "TransitGateway", "transit_gateway_id");

  private final Servers servers = new Servers();
  private final Balancing balancing = new Balancing();

  /** Whether some network of the template has, or may have, IPv6 addresses. */
  private final boolean isIpv6;

  Meanings(boolean isIpv6) {
    this.isIpv6 = isIpv6;
  }

  /** A resource as one or several of Terraform's. */
  List<Told> of(String type, Told told, Term.Members properties, Translation translation) {
    return switch (type) {
      case "AWS::EC2::SecurityGroup" -> List.of(group(told));
      case "AWS::EC2::VPCCidrBlock" -> List.of(block(told));
      case "AWS::EC2::VPCGatewayAttachment" -> attachment(told);
      case "AWS::EC2::FlowLog" -> List.of(flowLog(told, properties));
      case "AWS::EC2::VPCPeeringConnection" -> List.of(peering(told));
      case "AWS::EC2::VPCEndpoint" -> List.of(endpoint(told, properties));
      case "AWS::EC2::Route" -> List.of(route(told));
      case "AWS::EC2::VPNGatewayRoutePropagation" -> propagation(told);
      case "AWS::RDS::DBInstance" -> List.of(database(told));
      case "AWS::EC2::Instance" -> servers.of(told, properties, translation);
      case "AWS::ElasticLoadBalancingV2::LoadBalancer" -> balancing.balancer(told, properties);
      case "AWS::ElasticLoadBalancingV2::TargetGroup" ->
          balancing.targets(told, properties, translation);
      default -> told.type().startsWith("custom_") ? custom(told) : List.of(told);
    };
  }

  private static Optional<Value> value(Told told, String argument) {
    return told.body().attribute(argument).map(EvaluatedAttribute::value);
  }

  private static SourceRange at(Told told, String argument) {
    return told.body()
        .attribute(argument)
        .map(EvaluatedAttribute::range)
        .orElse(told.body().where());
  }

  /** A group with no rules for what leaves lets everything out. */
  private Told group(Told told) {
    BodyDraft body = told.body();
    boolean isEmpty =
        value(told, "egress")
            .filter(v -> v instanceof Value.Sequence list && list.items().isEmpty())
            .isPresent();
    if (isEmpty || !body.hasCertain("egress")) {
      Presence presence =
          isEmpty || !body.has("egress")
              ? Presence.certain()
              : new Presence.Possible("there may be no rule for what leaves", body.where());
      body.block("egress", everything(body.where(), "cidr_blocks", "0.0.0.0/0"), presence);
      if (isIpv6 || !isOfThisTemplate(told)) {
        body.block(
            "egress",
            everything(body.where(), "ipv6_cidr_blocks", "::/0"),
            isIpv6
                ? presence
                : new Presence.Possible(
                    "its network is not of this template and may have IPv6", body.where()));
      }
    }
    return told;
  }

  /** EC2 adds the second rule if the network of the group has IPv6 addresses. */
  private static BodyDraft everything(SourceRange where, String argument, String block) {
    BodyDraft rule = new BodyDraft(where).put("protocol", Values.text("-1"), where);
    rule.append(argument, Term.text(block, where));
    return rule;
  }

  /** Whether the template makes the network that a group is of. */
  private static boolean isOfThisTemplate(Told told) {
    return value(told, "vpc_id")
        .filter(Value.Unknown.class::isInstance)
        .flatMap(value -> ((Value.Unknown) value).reference())
        .filter(reference -> reference.isThere())
        .isPresent();
  }

  private static Told block(Told told) {
    boolean isIpv4 = told.body().has("cidr_block") || told.body().has("ipv4_ipam_pool_id");
    return told.as(
        isIpv4 ? "aws_vpc_ipv4_cidr_block_association" : "aws_vpc_ipv6_cidr_block_association");
  }

  private static List<Told> attachment(Told told) {
    List<Told> attached = new ArrayList<>();
    if (told.body().has("internet_gateway_id")) {
      attached.add(told.as("aws_internet_gateway_attachment"));
    }
    if (told.body().has("vpn_gateway_id")) {
      attached.add(told.as("aws_vpn_gateway_attachment"));
    }
    return attached;
  }

  private static Told flowLog(Told told, Term.Members properties) {
    Term kind = properties.members().get("ResourceType");
    Term covered = properties.members().get("ResourceId");
    String argument = kind == null ? null : LOGGED.get(kind.text().orElse(""));
    if (argument != null && covered != null) {
      told.body().put(argument, covered);
    }
    return told;
  }

  /** One that names no other account, or a role in it, is accepted when it is made. */
  private static Told peering(Told told) {
    boolean isAccepted = !told.body().has("peer_owner_id") || told.body().has("peer_role_arn");
    told.body().put("auto_accept", Values.bool(isAccepted), told.body().where());
    return told;
  }

  private static Told endpoint(Told told, Term.Members properties) {
    Term policy = properties.members().get("PolicyDocument");
    if (policy != null) {
      told.body().remove("policy_document");
      told.body().put("policy", Policies.text(policy), policy.where());
    }
    return told;
  }

  /** To a server: to its first interface. */
  private static Told route(Told told) {
    told.body()
        .attribute("instance_id")
        .ifPresent(
            server ->
                told.body()
                    .put(
                        "network_interface_id",
                        Servers.firstInterface(server.value()),
                        server.range()));
    return told;
  }

  private static List<Told> propagation(Told told) {
    List<Told> each = new ArrayList<>();
    SourceRange where = at(told, "route_table_ids");
    Value tables = value(told, "route_table_ids").orElse(Values.NULL);
    List<Value> items = tables instanceof Value.Sequence list ? list.items() : List.of(tables);
    for (Value table : items) {
      BodyDraft body = new BodyDraft(told.body().where()).put("route_table_id", table, where);
      each.add(told.beside("/" + each.size(), told.type(), Presence.certain(), body));
    }
    return each;
  }

  /** Whether it is public depends on its network's gateway where it is not said. */
  private static Told database(Told told) {
    if (!told.body().has("publicly_accessible")) {
      SourceRange where = told.body().where();
      String reason = "RDS decides by the network whether a database is public";
      told.body().put("publicly_accessible", Values.unknown(reason, where), where);
    }
    return told;
  }

  /** A program of one's own, told of a default group, may change its rules. */
  private static List<Told> custom(Told told) {
    List<Told> all = new ArrayList<>(List.of(told));
    for (EvaluatedAttribute given : told.body().body().attributes().values()) {
      Values.firstUnknown(given.value())
          .flatMap(Value.Unknown::reference)
          .filter(reference -> reference.attribute().equals("default_security_group_id"))
          .ifPresent(
              reference -> {
                Presence presence =
                    new Presence.Possible(told.address() + " may change it", given.range());
                BodyDraft body =
                    new BodyDraft(told.body().where()).put("vpc_id", given.value(), given.range());
                all.add(
                    told.beside("/default-group", "aws_default_security_group", presence, body));
              });
    }
    return all;
  }
}
