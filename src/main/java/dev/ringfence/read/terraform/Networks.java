package dev.ringfence.read.terraform;

import dev.ringfence.read.terraform.Declared.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Networks and subnets, with what AWS makes along with them. */
final class Networks {
  private static final String VPCS = "ec2:DescribeVpcs";
  private static final String SUBNETS = "ec2:DescribeSubnets";

  private final Declared declared;
  private final Sheet sheet;
  private final NetworkBlocks blocks;
  private final List<Draft> defaults = new ArrayList<>();

  Networks(Declared declared, Sheet sheet) {
    this.declared = declared;
    this.sheet = sheet;
    blocks = new NetworkBlocks(declared);
  }

  /** The default group of each network that is not declared itself. */
  List<Draft> defaults() {
    return List.copyOf(defaults);
  }

  void write() {
    declared.of("aws_vpc").forEach(this::network);
    declared.of("aws_subnet").forEach(this::subnet);
    declared
        .possible("aws_vpc_ipv4_cidr_block_association", "aws_vpc_ipv6_cidr_block_association")
        .forEach(more -> sheet.settle(more.address()));
  }

  private void network(Made vpc) {
    Part part = vpc.part();
    String id = Ids.of("vpc", vpc.address());
    sheet.add(
        VPCS,
        new Draft(part.where())
            .put("VpcId", id)
            .text("CidrBlock", part.cell("cidr_block"))
            .list(
                "CidrBlockAssociationSet",
                blocks(blocks.ipv4(vpc), "CidrBlock"),
                part.at("cidr_block"))
            .list(
                "Ipv6CidrBlockAssociationSet",
                blocks(blocks.ipv6(vpc), "Ipv6CidrBlock"),
                part.at("ipv6_cidr_block"))
            .put("IsDefault", false)
            .put("State", "available")
            .tags("Tags", part.tags()));
    defaultGroup(vpc, id);
  }

  private static List<Draft> blocks(List<Cell> cells, String member) {
    return cells.stream().map(cell -> block(member, member + "State", cell)).toList();
  }

  private static Draft block(String member, String state, Cell cell) {
    return new Draft(cell.where())
        .text(member, Optional.of(cell))
        .object(state, new Draft(cell.where()).put("State", "associated"));
  }

  private boolean names(Made more, Made vpc) {
    return Ids.address(more.part().cell("vpc_id")).equals(Optional.of(vpc.address()));
  }

  /** A group that lets its members reach each other and everybody, unless it is declared itself. */
  private void defaultGroup(Made vpc, String id) {
    boolean isAdopted =
        declared.of("aws_default_security_group").stream().anyMatch(group -> names(group, vpc));
    if (isAdopted) {
      return;
    }
    String group = Ids.of("sg", vpc.address() + "/default-security-group");
    Draft draft = new Draft(vpc.part().where());
    draft.put("GroupId", group).put("GroupName", "default").put("VpcId", id);
    draft.put("Description", "default VPC security group");
    Draft within = all(vpc, "UserIdGroupPairs", "GroupId", group);
    Draft out = all(vpc, "IpRanges", "CidrIp", "0.0.0.0/0");
    draft.list("IpPermissions", List.of(within), draft.where());
    draft.list("IpPermissionsEgress", List.of(out), draft.where());
    declared.possible("aws_default_security_group").stream()
        .filter(other -> names(other, vpc))
        .forEach(
            other -> {
              // Whoever adopts the group takes its rules away.
              Permissions.doubtful(within, other.doubt());
              Permissions.doubtful(out, other.doubt());
              draft.add("IpPermissions", Groups.unknown(other.doubt(), other.part().where()));
              draft.add("IpPermissionsEgress", Groups.unknown(other.doubt(), other.part().where()));
              sheet.settle(other.address());
            });
    defaults.add(draft.list("Tags", List.of(), draft.where()));
  }

  private static Draft all(Made vpc, String list, String member, String peer) {
    Draft draft = new Draft(vpc.part().where()).put("IpProtocol", "-1");
    return draft.list(list, List.of(new Draft(draft.where()).put(member, peer)), draft.where());
  }

  private void subnet(Made subnet) {
    Part part = subnet.part();
    List<Draft> ipv6 = new ArrayList<>();
    part.cell("ipv6_cidr_block")
        .ifPresent(cell -> ipv6.add(block("Ipv6CidrBlock", "Ipv6CidrBlockState", cell)));
    sheet.add(
        SUBNETS,
        new Draft(part.where())
            .put("SubnetId", Ids.of("subnet", subnet.address()))
            .put("VpcId", Ids.named("vpc", part.cell("vpc_id")), part.at("vpc_id"))
            .text("CidrBlock", part.cell("cidr_block"))
            .text(
                "AvailabilityZone",
                part.any("availability_zone", "availability_zone_id")
                    .or(() -> Optional.of(Sources.untold("AWS chooses the zone", part.where()))))
            .bool("MapPublicIpOnLaunch", part.cell("map_public_ip_on_launch"), false)
            .bool(
                "AssignIpv6AddressOnCreation", part.cell("assign_ipv6_address_on_creation"), false)
            .list("Ipv6CidrBlockAssociationSet", ipv6, part.at("ipv6_cidr_block"))
            .put("State", "available")
            .put("DefaultForAz", false)
            .tags("Tags", part.tags()));
  }
}
