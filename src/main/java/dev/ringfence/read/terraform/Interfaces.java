package dev.ringfence.read.terraform;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.read.terraform.Declared.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Network interfaces, most of which AWS makes for something else. */
final class Interfaces {
  static final String INTERFACES = "ec2:DescribeNetworkInterfaces";

  private final Declared declared;
  private final Sheet sheet;

  Interfaces(Declared declared, Sheet sheet) {
    this.declared = declared;
    this.sheet = sheet;
  }

  /**
   * An interface in a subnet.
   *
   * @param owner address of what it is made for
   * @param type as the API calls it, {@code natGateway}
   * @param groups of objects with a group id each
   */
  Draft in(
      String owner, String type, Optional<Cell> subnet, List<Draft> groups, SourceRange where) {
    SourceRange from = subnet.map(Cell::where).orElse(where);
    return sheet.add(
        INTERFACES,
        new Draft(where)
            .put("NetworkInterfaceId", Ids.of("eni", owner + "/interface"))
            .put("InterfaceType", type)
            .put("Description", "")
            .put("RequesterManaged", !type.equals("interface"))
            .put("Status", "in-use")
            .put("SubnetId", Ids.named("subnet", subnet), from)
            .put("VpcId", declared.networkOf(subnet), from)
            .list("Groups", groups, groups.isEmpty() ? where : groups.get(0).where())
            .list("TagSet", List.of(), where));
  }

  /** Gives an interface an address that is known or that AWS will choose. */
  static void address(Draft draft, Optional<Cell> address) {
    Cell cell =
        address.orElse(Sources.untold("AWS chooses the address when it is applied", draft.where()));
    Draft one = new Draft(cell.where()).put("PrivateIpAddress", cell.asText(), cell.where());
    draft.list("PrivateIpAddresses", List.of(one), cell.where());
  }

  /** Gives it a public address, of which nobody knows more than that it has one or may have one. */
  static void publish(Draft draft, Cell because) {
    Cell address = Sources.untold("AWS chooses the public address", because.where());
    draft.object("Association", new Draft(because.where()).put("PublicIp", address.unknown()));
  }

  /** Interfaces that are declared themselves. */
  void write() {
    for (Made made : declared.of("aws_network_interface")) {
      Part part = made.part();
      Draft draft =
          in(
              made.address(),
              "interface",
              part.cell("subnet_id"),
              groups(part, "security_groups", part.cell("subnet_id")),
              part.where());
      draft.put("NetworkInterfaceId", Ids.of("eni", made.address()));
      address(draft, part.cell("private_ips").flatMap(Cell::items).flatMap(Interfaces::only));
      draft.tags("TagSet", part.tags());
      publishIfNamed(draft, made.address());
      part.parts("attachment")
          .forEach(
              attachment ->
                  draft.object(
                      "Attachment",
                      new Draft(attachment.where())
                          .put("InstanceId", Ids.named("i", attachment.cell("instance")))));
    }
  }

  private static Optional<Cell> only(List<Cell> cells) {
    return cells.size() == 1 ? Optional.of(cells.get(0)) : Optional.empty();
  }

  /** Groups that are named, or the default one of the network. */
  List<Draft> groups(Part part, String argument, Optional<Cell> subnet) {
    Optional<Cell> named = part.cell(argument);
    if (named.isPresent()) {
      return Ids.each("GroupId", "sg", named);
    }
    String network = dev.ringfence.read.Translated.address(declared.networkOf(subnet));
    List<Draft> groups = new ArrayList<>();
    groups.add(
        new Draft(part.where()).put("GroupId", Ids.of("sg", network + "/default-security-group")));
    return groups;
  }

  /** An elastic address that names the owner makes its interface public. */
  void publishIfNamed(Draft draft, String owner) {
    for (Made address : declared.of("aws_eip", "aws_eip_association")) {
      Optional<Cell> named =
          address
              .part()
              .any("instance", "instance_id", "network_interface", "network_interface_id");
      if (Ids.address(named).equals(Optional.of(owner))) {
        named.ifPresent(cell -> publish(draft, cell));
      }
    }
  }
}
