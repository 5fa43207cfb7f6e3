package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.hcl.SyntaxProblem;
import dev.ringfence.terraform.Evaluation;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.ResourceInstance;
import java.util.Set;

/**
 * What is declared and not translated, as what it leaves open: in the subnets and networks it names
 * where these are known, else everywhere.
 */
final class Unread {
  /** How types begin that speak of networks, so that one nobody here knows may route packets. */
  private static final Set<String> NETWORK =
      Set.of(
          "aws_vpc",
          "aws_ec2_",
          "aws_networkfirewall",
          "aws_route",
          "aws_vpn",
          "aws_networkmanager");

  /** What begins so and moves no packet to where it did not go before. */
  private static final Set<String> HARMLESS =
      Set.of(
          "aws_route53",
          "aws_vpc_dhcp_options",
          "aws_vpc_ipam",
          "aws_vpc_peering_connection_options",
          "aws_vpc_endpoint_connection_notification",
          "aws_vpc_endpoint_service_allowed_principal",
          "aws_ec2_tag",
          "aws_ec2_capacity_reservation",
          "aws_ec2_availability_zone_group",
          "aws_ec2_image_block_public_access",
          "aws_ec2_instance_metadata_defaults",
          "aws_ec2_serial_console_access",
          "aws_ec2_subnet_cidr_reservation",
          "aws_ec2_network_insights");

  /** What may make resources of any type. */
  private static final Set<String> ANYTHING =
      Set.of("aws_cloudformation_stack", "aws_cloudcontrolapi_resource", "awscc_");

  /** Programs of one's own, which may change the groups they are told of. */
  private static final Set<String> OWN = Set.of("custom_");

  /** Names subnets and puts nothing into them. */
  private static final Set<String> NAMING = Set.of("aws_ssm_parameter", "aws_ec2_tag");

  private final TypeTable types;
  private final Sheet sheet;
  private final Placing placing;
  private final RouteTables tables;
  private final Groups groups;
  private final Declared declared;

  Unread(
      TypeTable types,
      Sheet sheet,
      Placing placing,
      RouteTables tables,
      Groups groups,
      Declared declared) {
    this.types = types;
    this.sheet = sheet;
    this.placing = placing;
    this.tables = tables;
    this.groups = groups;
    this.declared = declared;
  }

  void write(Evaluation evaluation) {
    evaluation.resources().stream().filter(resource -> !resource.isData()).forEach(this::resource);
    evaluation.unread().forEach(this::module);
    for (SyntaxProblem problem : evaluation.problems()) {
      sheet.gapEverywhere(Reason.UNPARSABLE, problem.display(), problem.range());
      groups.doubt(problem.display(), problem.range());
    }
  }

  private void module(Evaluation.UnreadModule module) {
    String detail = module.address() + ": " + module.reason();
    sheet.gapEverywhere(Reason.NOT_COLLECTED, detail, module.where());
    groups.doubt(Mentions.of(module.given(), declared), detail, module.where());
  }

  private void resource(ResourceInstance resource) {
    String unread = resource.address() + " is not read";
    if (sheet.isSettled(resource.address())) {
      return;
    }
    if (begins(resource.type(), ANYTHING)) {
      sheet.gapEverywhere(Reason.UNRECOGNISED, unread, resource.header());
      groups.doubt(Mentions.of(resource, declared), unread, resource.header());
    } else if (begins(resource.type(), OWN)) {
      groups.doubt(Mentions.of(resource, declared), unread, resource.header());
    } else if (resource.presence() instanceof Presence.Possible possible) {
      possible(resource, resource.address() + " may be there, " + possible.reason());
    } else {
      missing(resource, unread);
    }
  }

  private static boolean begins(String type, Set<String> beginnings) {
    return beginnings.stream().anyMatch(type::startsWith);
  }

  private void missing(ResourceInstance resource, String unread) {
    String type = resource.type();
    for (String call : types.missing(type)) {
      if (!call.equals(Interfaces.INTERFACES)) {
        sheet.gap(call, Reason.UNRECOGNISED, unread, resource.header());
      }
    }
    boolean isListed = types.missing(type).contains(Interfaces.INTERFACES);
    if (isListed || !types.knows(type)) {
      lodging(resource, unread, isListed ? "" : unread);
    }
    if (!types.knows(type) && begins(type, NETWORK) && !begins(type, HARMLESS)) {
      strange(resource, unread);
    }
  }

  private void possible(ResourceInstance resource, String detail) {
    Presence.Possible possible = (Presence.Possible) resource.presence();
    String type = resource.type();
    java.util.Set<String> calls = new java.util.TreeSet<>(types.answering(type));
    calls.addAll(types.missing(type));
    calls.remove(Interfaces.INTERFACES);
    calls.forEach(call -> sheet.gap(call, Reason.UNDECIDED, detail, possible.where()));
    boolean hasInterface =
        types.answering(type).contains(Interfaces.INTERFACES)
            || types.missing(type).contains(Interfaces.INTERFACES);
    if (hasInterface || !types.knows(type)) {
      lodging(resource, detail, detail);
    }
    if (!types.knows(type) && begins(type, NETWORK) && !begins(type, HARMLESS)) {
      strange(resource, detail);
    }
  }

  /** Interfaces where it names subnets; what names none lives in networks that are not these. */
  private void lodging(ResourceInstance resource, String detail, String doubt) {
    boolean isElsewhere =
        !resource.type().startsWith("aws_")
            || resource.type().endsWith("subnet_group")
            || NAMING.contains(resource.type());
    if (isElsewhere || placing.isPlaced(resource, doubt)) {
      return;
    }
    boolean mayBeAnywhere =
        Mentions.of(resource, declared).isVague()
            || resource.type().equals("aws_autoscaling_group")
            || types.answering(resource.type()).contains(Interfaces.INTERFACES);
    if (mayBeAnywhere) {
      placing.gap(resource, detail);
    }
  }

  /** Routes in the networks it names, or in any. */
  private void strange(ResourceInstance resource, String detail) {
    Set<String> networks = Mentions.of(resource, declared).networks();
    if (networks.isEmpty()) {
      sheet.gap("ec2:DescribeRouteTables", Reason.UNRECOGNISED, detail, resource.header());
    }
    networks.forEach(
        network -> tables.inNetwork(network, RouteDrafts.unknown(detail, resource.header())));
  }
}
