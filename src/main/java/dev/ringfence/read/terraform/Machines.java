package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.read.terraform.Declared.Made;
import java.util.List;
import java.util.Optional;

/** Servers and gateways, with the interfaces AWS makes for them. */
final class Machines {
  private final Declared declared;
  private final Sheet sheet;
  private final Interfaces interfaces;

  Machines(Declared declared, Sheet sheet, Interfaces interfaces) {
    this.declared = declared;
    this.sheet = sheet;
    this.interfaces = interfaces;
  }

  void write() {
    declared.of("aws_instance").forEach(this::instance);
    declared.of("aws_nat_gateway").forEach(this::natGateway);
    declared.of("aws_internet_gateway").forEach(this::internetGateway);
    declared.of("aws_egress_only_internet_gateway").forEach(this::egressOnly);
    declared.of("aws_eip").forEach(this::address);
  }

  private void instance(Made made) {
    Part part = made.part();
    Optional<Cell> subnet = part.cell("subnet_id");
    String id = Ids.of("i", made.address());
    List<Draft> groups =
        part.cell("vpc_security_group_ids").isEmpty() && part.cell("security_groups").isPresent()
            ? Ids.each("GroupId", "sg", part.cell("security_groups"))
            : interfaces.groups(part, "vpc_security_group_ids", subnet);
    Draft server =
        new Draft(part.where())
            .put("InstanceId", id)
            .put("SubnetId", Ids.named("subnet", subnet), part.at("subnet_id"))
            .put("VpcId", declared.networkOf(subnet), part.at("subnet_id"))
            .object("State", new Draft(part.where()).put("Name", "running"))
            .text("KeyName", part.cell("key_name"))
            .list("SecurityGroups", groups, groupsAt(part))
            .list("NetworkInterfaces", List.of(), part.where())
            .tags("Tags", part.tags());
    metadata(server, part);
    sheet.add(
        "ec2:DescribeInstances",
        new Draft(part.where())
            .put("ReservationId", "r-" + id)
            .list("Instances", List.of(server), part.where()));
    if (part.parts("network_interface").isEmpty() && part.untold("network_interface").isEmpty()) {
      firstInterface(made, id, subnet, groups);
    }
    part.untold("network_interface")
        .ifPresent(
            reason ->
                sheet.gap(
                    Interfaces.INTERFACES,
                    CollectionGap.Reason.UNDECIDED,
                    "interfaces of " + made.address() + ": " + reason,
                    part.where()));
  }

  private static dev.ringfence.hcl.SourceRange groupsAt(Part part) {
    return part.any("vpc_security_group_ids", "security_groups")
        .map(Cell::where)
        .orElse(part.where());
  }

  private static void metadata(Draft server, Part part) {
    part.parts("metadata_options").stream()
        .findFirst()
        .ifPresent(
            options ->
                server.object(
                    "MetadataOptions",
                    new Draft(options.where())
                        .text("HttpTokens", options.cell("http_tokens"))
                        .text("HttpEndpoint", options.cell("http_endpoint"))
                        .number(
                            "HttpPutResponseHopLimit",
                            options.cell("http_put_response_hop_limit"))));
  }

  private void firstInterface(Made made, String id, Optional<Cell> subnet, List<Draft> groups) {
    Part part = made.part();
    Draft draft = interfaces.in(made.address(), "interface", subnet, groups, part.where());
    draft.object("Attachment", new Draft(part.where()).put("InstanceId", id));
    Interfaces.address(draft, part.cell("private_ip"));
    Optional<Cell> asked = part.cell("associate_public_ip_address");
    Optional<Cell> bySubnet =
        declared.referred(subnet).flatMap(net -> net.part().cell("map_public_ip_on_launch"));
    asked
        .or(() -> bySubnet)
        .filter(cell -> !cell.text().equals(Optional.of("false")))
        .ifPresent(cell -> Interfaces.publish(draft, cell));
    if (asked.isEmpty() && declared.referred(subnet).isEmpty()) {
      Interfaces.publish(
          draft, subnet.orElse(Sources.untold("the subnet is not known", part.where())));
    }
    interfaces.publishIfNamed(draft, made.address());
  }

  private void natGateway(Made made) {
    Part part = made.part();
    Optional<Cell> subnet = part.cell("subnet_id");
    sheet.add(
        "ec2:DescribeNatGateways",
        new Draft(part.where())
            .put("NatGatewayId", Ids.of("nat", made.address()))
            .put("SubnetId", Ids.named("subnet", subnet), part.at("subnet_id"))
            .put("VpcId", declared.networkOf(subnet), part.at("subnet_id"))
            .text("ConnectivityType", part.cell("connectivity_type"))
            .put("State", "available")
            .tags("Tags", part.tags()));
    Draft draft = interfaces.in(made.address(), "natGateway", subnet, List.of(), part.where());
    Interfaces.address(draft, part.cell("private_ip"));
    if (!part.text("connectivity_type").equals("private")) {
      Interfaces.publish(
          draft,
          part.cell("allocation_id").orElse(Sources.untold("no address is named", part.where())));
    }
  }

  private void internetGateway(Made made) {
    Part part = made.part();
    Draft draft =
        new Draft(part.where())
            .put("InternetGatewayId", Ids.of("igw", made.address()))
            .list("Attachments", List.of(), part.at("vpc_id"))
            .tags("Tags", part.tags());
    part.cell("vpc_id").ifPresent(vpc -> attach(draft, vpc));
    declared.of("aws_internet_gateway_attachment").stream()
        .map(Made::part)
        .filter(
            link ->
                Ids.address(link.cell("internet_gateway_id")).equals(Optional.of(made.address())))
        .forEach(link -> link.cell("vpc_id").ifPresent(vpc -> attach(draft, vpc)));
    sheet.add("ec2:DescribeInternetGateways", draft);
  }

  private static void attach(Draft gateway, Cell vpc) {
    gateway.add(
        "Attachments",
        new Draft(vpc.where()).put("VpcId", Ids.named("vpc", vpc)).put("State", "available"));
  }

  private void egressOnly(Made made) {
    Part part = made.part();
    Draft draft =
        new Draft(part.where())
            .put("EgressOnlyInternetGatewayId", Ids.of("eigw", made.address()))
            .list("Attachments", List.of(), part.at("vpc_id"))
            .tags("Tags", part.tags());
    part.cell("vpc_id").ifPresent(vpc -> attach(draft, vpc));
    sheet.add("ec2:DescribeEgressOnlyInternetGateways", draft);
  }

  private void address(Made made) {
    Part part = made.part();
    Cell address = Sources.untold("AWS chooses the address when it is applied", part.where());
    sheet.add(
        "ec2:DescribeAddresses",
        new Draft(part.where())
            .put("AllocationId", Ids.of("eipalloc", made.address()))
            .put("PublicIp", address.unknown())
            .tags("Tags", part.tags()));
  }
}
