package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.read.terraform.Declared.Made;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Network interfaces, most of which AWS makes for something else. */
final class Interfaces {
  static final String INTERFACES = "ec2:DescribeNetworkInterfaces";

  private static final String LINK = "aws_network_interface_attachment";
  private static final String ATTACHMENT = "aws_network_interface_sg_attachment";

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
    if (subnet.isPresent() && !Ids.isNamed(subnet.get())) {
      String detail = "an interface of " + owner + " in a subnet that is not known";
      sheet.gap(INTERFACES, CollectionGap.Reason.UNDECIDED, detail, from);
    }
    List<Draft> all = new ArrayList<>(groups);
    all.addAll(attached(owner, type));
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
            .list("Groups", all, all.isEmpty() ? where : all.get(0).where())
            .list("TagSet", List.of(), where));
  }

  /** Groups that are attached apart; one whose interface is not known may be any's. */
  private List<Draft> attached(String owner, String type) {
    List<Draft> groups = new ArrayList<>();
    List<Made> links = new ArrayList<>(declared.of(ATTACHMENT));
    links.addAll(declared.possible(ATTACHMENT));
    for (Made link : links) {
      Optional<Cell> target = link.part().cell("network_interface_id");
      boolean isOwn = Ids.address(target).equals(Optional.of(owner));
      boolean isVague = target.filter(Ids::isNamed).isEmpty() && type.equals("interface");
      if (isOwn || isVague) {
        groups.addAll(Ids.each("GroupId", "sg", link.part().cell("security_group_id")));
      }
      if (isVague || (isOwn && !link.doubt().isEmpty())) {
        String reason = isVague ? link.address() + " may be attached" : link.doubt();
        groups.add(new Draft(link.part().where()).put("GroupId", Ids.of("sg", "(" + reason + ")")));
      }
      sheet.settle(link.address());
    }
    return groups;
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
      server(made).ifPresent(cell -> attach(draft, cell));
    }
  }

  private static void attach(Draft draft, Cell server) {
    draft.object("Attachment", new Draft(server.where()).put("InstanceId", Ids.named("i", server)));
  }

  /** The server an interface is attached to, by whichever of the two, or by a third. */
  private Optional<Cell> server(Made made) {
    Optional<String> own = Optional.of(made.address());
    Optional<Cell> named =
        made.part().parts("attachment").stream()
            .flatMap(attachment -> attachment.cell("instance").stream())
            .findFirst();
    Optional<Cell> linked =
        declared.of(LINK).stream()
            .map(Made::part)
            .filter(link -> Ids.address(link.cell("network_interface_id")).equals(own))
            .flatMap(link -> link.cell("instance_id").stream())
            .findFirst();
    declared.of(LINK).forEach(link -> sheet.settle(link.address()));
    return named.or(() -> linked).or(() -> holder(own));
  }

  private Optional<Cell> holder(Optional<String> own) {
    return declared.of("aws_instance").stream()
        .filter(
            server ->
                server.part().parts("network_interface").stream()
                    .anyMatch(n -> Ids.address(n.cell("network_interface_id")).equals(own)))
        .map(server -> new Cell(Values.text(Ids.of("i", server.address())), server.part().where()))
        .findFirst();
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

  /** An elastic address that names the owner, or may name it, makes its interface public. */
  void publishIfNamed(Draft draft, String owner) {
    List<Made> addresses = new ArrayList<>(declared.of("aws_eip", "aws_eip_association"));
    addresses.addAll(declared.possible("aws_eip", "aws_eip_association"));
    for (Made address : addresses) {
      Optional<Cell> named =
          address
              .part()
              .any("instance", "instance_id", "network_interface", "network_interface_id");
      named
          .filter(cell -> !Ids.isNamed(cell) || Ids.address(named).equals(Optional.of(owner)))
          .ifPresent(cell -> publish(draft, cell));
    }
  }
}
