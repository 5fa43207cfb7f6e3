package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.read.terraform.Declared.Made;
import java.util.List;
import java.util.Optional;

/** Endpoints, flow logs and log groups, databases and peerings. */
final class Services {
  private final Declared declared;
  private final Sheet sheet;
  private final Interfaces interfaces;

  Services(Declared declared, Sheet sheet, Interfaces interfaces) {
    this.declared = declared;
    this.sheet = sheet;
    this.interfaces = interfaces;
  }

  void write() {
    declared.of("aws_vpc_endpoint").forEach(this::endpoint);
    declared.of("aws_flow_log").forEach(this::flowLog);
    declared.of("aws_cloudwatch_log_group").forEach(this::logGroup);
    declared.of("aws_db_instance").forEach(this::database);
    declared.of("aws_db_subnet_group").forEach(this::subnetGroup);
    declared.of("aws_vpc_peering_connection").forEach(this::peering);
  }

  private void endpoint(Made made) {
    Part part = made.part();
    String type = part.cell("vpc_endpoint_type").flatMap(Cell::text).orElse("Gateway");
    Optional<Cell> subnets = part.cell("subnet_ids");
    Optional<Cell> first = subnets.flatMap(Cell::items).flatMap(l -> l.stream().findFirst());
    boolean isInterface = !type.equals("Gateway") || !isTold(part, "vpc_endpoint_type");
    List<Draft> groups =
        isInterface
            ? interfaces.groups(part, "security_group_ids", first.or(() -> subnets))
            : List.of();
    Draft draft =
        new Draft(part.where())
            .put("VpcEndpointId", Ids.of("vpce", made.address()))
            .put("VpcEndpointType", type, part.at("vpc_endpoint_type"))
            .put("VpcId", Ids.named("vpc", part.cell("vpc_id")), part.at("vpc_id"))
            .text("ServiceName", part.cell("service_name"))
            .put("State", "available")
            .bool("PrivateDnsEnabled", part.cell("private_dns_enabled"), false)
            .put("SubnetIds", Ids.all("subnet", subnets), part.at("subnet_ids"))
            .put(
                "RouteTableIds",
                Ids.all("rtb", part.cell("route_table_ids")),
                part.at("route_table_ids"))
            .list("Groups", groups, part.at("security_group_ids"))
            .text("PolicyDocument", part.cell("policy"))
            .tags("Tags", part.tags());
    if (part.cell("policy").isEmpty()) {
      // AWS gives an endpoint without a policy one that lets everything pass.
      draft.put(
          "PolicyDocument",
          "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}");
    }
    sheet.add("ec2:DescribeVpcEndpoints", draft);
    if (isInterface) {
      interfaces(made, "vpc_endpoint", subnets, groups);
    }
  }

  private static boolean isTold(Part part, String argument) {
    return part.cell(argument).isEmpty() || part.cell(argument).flatMap(Cell::text).isPresent();
  }

  private void interfaces(Made made, String type, Optional<Cell> subnets, List<Draft> groups) {
    List<Cell> each =
        subnets.flatMap(Cell::items).or(() -> subnets.map(List::of)).orElse(List.of());
    int number = 0;
    for (Cell subnet : each) {
      String owner = made.address() + "/" + number++;
      Interfaces.address(
          interfaces.in(owner, type, Optional.of(subnet), groups, made.part().where()),
          Optional.empty());
    }
  }

  private void flowLog(Made made) {
    Part part = made.part();
    Optional<Cell> covered = part.any("vpc_id", "subnet_id", "eni_id", "transit_gateway_id");
    String kind =
        part.cell("vpc_id").isPresent()
            ? "vpc"
            : part.cell("subnet_id").isPresent()
                ? "subnet"
                : part.cell("eni_id").isPresent() ? "eni" : "tgw";
    Draft draft =
        new Draft(part.where())
            .put("FlowLogId", Ids.of("fl", made.address()))
            .put(
                "ResourceId",
                Ids.named(kind, covered),
                covered.map(Cell::where).orElse(part.where()))
            .text("TrafficType", part.cell("traffic_type"))
            .put("FlowLogStatus", "ACTIVE")
            .text("LogDestinationType", part.cell("log_destination_type"))
            .text("LogFormat", part.cell("log_format"))
            .tags("Tags", part.tags());
    if (part.cell("traffic_type").isEmpty()) {
      draft.put("TrafficType", "ALL");
    }
    destination(draft, part);
    sheet.add("ec2:DescribeFlowLogs", draft);
  }

  private void destination(Draft draft, Part part) {
    Optional<Cell> named = part.any("log_destination", "log_group_name");
    Optional<Made> group =
        declared.referred(named).filter(made -> made.type().equals("aws_cloudwatch_log_group"));
    if (group.isPresent()) {
      draft.put("LogDestination", logArn(group.get()), part.at("log_destination"));
    } else {
      named.ifPresent(cell -> draft.text("LogDestination", Optional.of(cell)));
    }
  }

  /** An ARN whose parts are all there, so that a flow log finds its group. */
  private String logArn(Made group) {
    return "arn:aws:logs:declared:" + sheet.source().account() + ":log-group:" + group.address();
  }

  private void logGroup(Made made) {
    Part part = made.part();
    sheet.add(
        "logs:DescribeLogGroups",
        new Draft(part.where())
            .text("logGroupName", part.any("name", "name_prefix"))
            .put("arn", logArn(made) + ":*")
            .put("logGroupArn", logArn(made))
            .number("retentionInDays", part.cell("retention_in_days").filter(Services::isLimit))
            .text("kmsKeyId", part.cell("kms_key_id")));
  }

  /** 0 days are for ever, which the API says by leaving it out. */
  private static boolean isLimit(Cell days) {
    return !days.text().equals(Optional.of("0"));
  }

  private String arn(String address) {
    return sheet.source().account() + "/" + address;
  }

  private void database(Made made) {
    Part part = made.part();
    Optional<Made> group = group(made);
    List<Draft> filters = Ids.each("VpcSecurityGroupId", "sg", part.cell("vpc_security_group_ids"));
    Draft draft =
        new Draft(part.where())
            .put("DBInstanceIdentifier", made.address())
            .put("DBInstanceArn", arn(made.address()))
            .text("Engine", part.cell("engine"))
            .put("DBInstanceStatus", "available")
            .bool("PubliclyAccessible", part.cell("publicly_accessible"), false)
            .list("VpcSecurityGroups", filters, part.at("vpc_security_group_ids"))
            .tags("TagList", part.tags());
    if (filters.isEmpty()) {
      draft.put(
          "VpcSecurityGroups",
          Sources.untold("the network's default group applies", part.where()).unknown());
    }
    group.ifPresent(
        g ->
            draft.object("DBSubnetGroup", subnets(g.part()).put("DBSubnetGroupName", g.address())));
    sheet.add("rds:DescribeDBInstances", draft);
    group.ifPresent(g -> placed(made, g));
  }

  /** The group of subnets, by reference or by its name; unknown ones may be anywhere. */
  private Optional<Made> group(Made database) {
    Optional<Cell> named = database.part().cell("db_subnet_group_name");
    Optional<Made> found =
        declared
            .referred(named)
            .or(
                () ->
                    declared.of("aws_db_subnet_group").stream()
                        .filter(
                            g ->
                                named
                                    .flatMap(Cell::text)
                                    .equals(g.part().cell("name").flatMap(Cell::text)))
                        .filter(g -> named.flatMap(Cell::text).isPresent())
                        .findFirst());
    if (named.isPresent() && found.isEmpty()) {
      String detail = database.address() + " in subnets that are not known";
      sheet.gap(Interfaces.INTERFACES, CollectionGap.Reason.UNDECIDED, detail, named.get().where());
    }
    return found;
  }

  /** The interface lies in one of the group's subnets, and nobody knows in which. */
  private void placed(Made made, Made group) {
    Optional<Cell> subnets = group.part().cell("subnet_ids");
    Optional<Cell> first = subnets.flatMap(Cell::items).flatMap(l -> l.stream().findFirst());
    interfaces(
        made,
        "interface",
        subnets,
        interfaces.groups(made.part(), "vpc_security_group_ids", first.or(() -> subnets)));
  }

  private Draft subnets(Part group) {
    Optional<Cell> ids = group.cell("subnet_ids");
    String vpc =
        ids.flatMap(Cell::items).stream()
            .flatMap(List::stream)
            .findFirst()
            .map(first -> declared.networkOf(Optional.of(first)))
            .orElse("");
    return new Draft(group.where())
        .put("VpcId", vpc, group.at("subnet_ids"))
        .list("Subnets", Ids.each("SubnetIdentifier", "subnet", ids), group.at("subnet_ids"));
  }

  private void subnetGroup(Made made) {
    sheet.add(
        "rds:DescribeDBSubnetGroups",
        subnets(made.part()).put("DBSubnetGroupName", made.address()));
  }

  private void peering(Made made) {
    Part part = made.part();
    boolean accepts =
        part.text("auto_accept").equals("true")
            || declared.of("aws_vpc_peering_connection_accepter").stream()
                .anyMatch(
                    a ->
                        Ids.address(a.part().cell("vpc_peering_connection_id"))
                            .equals(Optional.of(made.address())));
    Draft status = new Draft(part.where());
    if (accepts) {
      status.put("Code", "active", part.at("auto_accept"));
    } else {
      status.put(
          "Code",
          Sources.untold("whether it is accepted is not declared here", part.where()).unknown());
    }
    sheet.add(
        "ec2:DescribeVpcPeeringConnections",
        new Draft(part.where())
            .put("VpcPeeringConnectionId", Ids.of("pcx", made.address()))
            .object("RequesterVpcInfo", side(part, "vpc_id", "(this account)"))
            .object("AccepterVpcInfo", side(part, "peer_vpc_id", part.text("peer_owner_id")))
            .object("Status", status)
            .tags("Tags", part.tags()));
  }

  private Draft side(Part part, String argument, String owner) {
    Optional<Cell> vpc = part.cell(argument);
    boolean isHere = declared.referred(vpc).isPresent();
    return new Draft(part.at(argument))
        .put("VpcId", Ids.named("vpc", vpc))
        .put("OwnerId", isHere ? sheet.source().account() : owner)
        .put("Region", sheet.source().region());
  }
}
